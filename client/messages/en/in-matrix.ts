// The English sentences that only the matrix says. They come with it, so that lists do not wait for them; those of what it shows on
// demand come with that. Every other language has exactly these keys.
import { matrix } from './matrix.ts'

export const inMatrix = { ...matrix } as const

export type MatrixMessageId = keyof typeof inMatrix
