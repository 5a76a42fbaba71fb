// The mark of a comment on words of a text: which thread stands there. Several may lie over the same words, so each has a key of
// its own in the shared text, which the editor's binding makes of the mark's name and a hash of the mark.
import { encodeAny, toBase64 } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import type { ThreadId } from '../ids.ts'

export const commentMark = 'comment'

const keyPattern = /^comment--[A-Za-z0-9+/]{8}$/
const hashBytes = 6

/** The key of the mark in a run of characters. The binding computes the same, or it would write all marks again. */
export function commentMarkKey(thread: ThreadId): string {
  const hash = digest(encodeAny({ type: commentMark, attrs: { thread } }))
  for (let index = hashBytes; index < hash.length; index++) hash[index % hashBytes] = (hash[index % hashBytes] ?? 0) ^ (hash[index] ?? 0)
  return `${commentMark}--${toBase64(hash.slice(0, hashBytes))}`
}

export const isCommentMarkKey = (key: string): boolean => keyPattern.test(key)
