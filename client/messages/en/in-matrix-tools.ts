// The English sentences of what the matrix shows on demand. Every other language has exactly these keys.
import { matrix } from './matrix.ts'
import { matrixTools } from './matrix-tools.ts'

export const inMatrixTools = { ...matrix, ...matrixTools } as const

export type MatrixToolMessageId = keyof typeof inMatrixTools
