// How a version of a plan is named on paper. Two copies of one plan that say the same have the same name, wherever and
// whenever they were made.
import { formatDay } from '../formats.ts'

/** The first eight figures of the fingerprint of its content: `content-1:3f9a2c1b…` is "3f9a2c1b". */
export const versionOf = (contentHash: string): string => contentHash.slice(contentHash.indexOf(':') + 1).slice(0, 8)

/** An instant in UTC, "28 Nov 2026, 14:05 UTC": whoever reads a file need not be where it was made. */
export const momentText = (at: string): string => `${formatDay(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
