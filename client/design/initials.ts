// What stands on a face that has no picture.

/** "Marta Duarte" → "MD"; one name gives its first two letters. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.]+/).filter((word) => word !== '')
  const first = words[0] ?? ''
  const last = words.length > 1 ? words[words.length - 1] ?? '' : ''
  const letters = last === '' ? [...first].slice(0, 2) : [[...first][0], [...last][0]]
  return letters.join('').toLocaleUpperCase()
}
