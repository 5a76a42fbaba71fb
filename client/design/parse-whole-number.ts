// Reads a whole number as people write it: "48000", "48 000", "48.000", "48,000", "48'000".
// Marks may only stand between groups of three, so "48.5" is not taken for 485 but refused.
const grouped = /^\d{1,3}(?:([\s.,'’])\d{3})(?:\1\d{3})*$/

/** The number, or null when the text means none. */
export function parseWholeNumber(text: string): number | null {
  const trimmed = text.trim()
  const isNegative = /^[-−]/.test(trimmed)
  const digits = trimmed.replace(/^[-−]\s*/, '')
  if (!/^\d+$/.test(digits) && !grouped.test(digits)) return null
  const number = Number(digits.replace(/\D/g, ''))
  return isNegative ? 0 - number : number
}
