// The keys of the matrix, in one list: what listens to them and what lists them read it. They are heard while the focus is in the
// matrix, so that no letter does anything to who types elsewhere.
import type { MatrixMessageId } from '../../messages/en/in-matrix.ts'

export const matrixKeys = [
  { id: 'move', keys: ['↑', '↓', '←', '→'], label: 'matrix.key-move' },
  { id: 'row', keys: ['Home', 'End'], label: 'matrix.key-row' },
  { id: 'page', keys: ['PageUp', 'PageDown'], label: 'matrix.key-page' },
  { id: 'open', keys: ['Enter'], label: 'matrix.key-open' },
  { id: 'add', keys: ['+'], label: 'matrix.key-add' },
  { id: 'mine', keys: ['m'], label: 'matrix.key-mine' },
] as const satisfies readonly { readonly id: string; readonly keys: readonly string[]; readonly label: MatrixMessageId }[]

type KeyId = (typeof matrixKeys)[number]['id']

export const isKeyOf = (id: KeyId, key: string): boolean => matrixKeys.some(entry => entry.id === id && entry.keys.some(known => known === key))
