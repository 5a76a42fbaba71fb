// Whether two values that could be JSON say the same. The order of an object's keys says nothing.

export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => sameValue(item, b[index]))
  }
  const before = new Map(Object.entries(a))
  const after = Object.entries(b)
  return before.size === after.length && after.every(([key, item]) => before.has(key) && sameValue(before.get(key), item))
}
