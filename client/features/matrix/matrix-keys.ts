// The keys of the matrix, in one list: what listens to them and what lists them read it. They are heard while the focus is in the
// matrix, so that no letter does anything to who types elsewhere.
import type { KeyboardEvent } from 'react'
import type { MatrixMessageId } from '../../messages/en/in-matrix.ts'
import { arePressed, type Keys } from '../../shell/keys.ts'

interface MatrixKey {
  readonly id: 'move' | 'row' | 'corner' | 'page' | 'open' | 'add' | 'mine'
  readonly keys: readonly Keys[]
  readonly label: MatrixMessageId
}

export const matrixKeys: readonly MatrixKey[] = [
  { id: 'move', keys: [['↑'], ['↓'], ['←'], ['→']], label: 'matrix.key-move' },
  { id: 'row', keys: [['Home'], ['End']], label: 'matrix.key-row' },
  { id: 'corner', keys: [['Mod', 'Home'], ['Mod', 'End']], label: 'matrix.key-corner' },
  { id: 'page', keys: [['PageUp'], ['PageDown']], label: 'matrix.key-page' },
  { id: 'open', keys: [['Enter'], ['Space']], label: 'matrix.key-open' },
  { id: 'add', keys: [['+']], label: 'matrix.key-add' },
  { id: 'mine', keys: [['M']], label: 'matrix.key-mine' },
]

export const isKeyOf = (id: MatrixKey['id'], event: KeyboardEvent): boolean =>
  matrixKeys.some(entry => entry.id === id && entry.keys.some(combination => arePressed(combination, event)))
