// The colour of a person's face and caret: the same for everybody who looks, since it is made from the person's id.
// Six digits, because the editor's carets take nothing else; white text stands on each at 4.5 : 1 or better.
const palette = [
  '#b93c0b', '#5b2fa6', '#0b6457', '#1d4ed8', '#9d174d', '#3f6212',
  '#86198f', '#155e75', '#92400e', '#475467', '#a21c4b', '#166534',
] as const

export function personColour(personId: string): string {
  let sum = 0
  for (const letter of personId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return palette[sum % palette.length] ?? palette[0]
}
