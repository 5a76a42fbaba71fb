// Two ways to write a word are the same when only capitals, accents, and marks between the letters differ.

export const sameWord = (words: string): string =>
  words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
