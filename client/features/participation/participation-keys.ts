// The keys of the participation grid, in one list: what listens to them and what lists them read it. They are heard while the focus is
// in the grid.
import type { KeyboardEvent } from 'react'
import type { PlanMessageId } from '../../messages/en/in-plan.ts'
import { arePressed, type Keys } from '../../shell/keys.ts'

type KeyId = 'move' | 'ends' | 'corner' | 'page' | 'open' | 'menu' | 'toggle' | 'offer-lead' | 'offer-co-lead' | 'select' | 'fill-down'

interface GridKey {
  readonly id: KeyId
  readonly keys: readonly Keys[]
  readonly label: PlanMessageId
  /** Only for who writes in the own column. */
  readonly isWriting?: boolean
}

export const participationKeys: readonly GridKey[] = [
  { id: 'move', keys: [['↑'], ['↓'], ['←'], ['→']], label: 'participation.key-move' },
  { id: 'ends', keys: [['Home'], ['End']], label: 'participation.key-ends' },
  { id: 'corner', keys: [['Mod', 'Home'], ['Mod', 'End']], label: 'participation.key-corner' },
  { id: 'page', keys: [['PageUp'], ['PageDown']], label: 'participation.key-page' },
  { id: 'open', keys: [['Enter']], label: 'participation.key-open' },
  { id: 'menu', keys: [['Shift', 'F10'], ['ContextMenu']], label: 'participation.key-menu' },
  { id: 'toggle', keys: [['Space'], ['P']], label: 'participation.key-toggle', isWriting: true },
  { id: 'offer-lead', keys: [['L']], label: 'participation.key-offer-lead', isWriting: true },
  { id: 'offer-co-lead', keys: [['C']], label: 'participation.key-offer-co-lead', isWriting: true },
  { id: 'select', keys: [['Shift', '↑'], ['Shift', '↓']], label: 'participation.key-select', isWriting: true },
  { id: 'fill-down', keys: [['Mod', 'D']], label: 'participation.fill-down', isWriting: true },
]

export const isKeyOf = (id: KeyId, event: KeyboardEvent): boolean =>
  participationKeys.some(entry => entry.id === id && entry.keys.some(combination => arePressed(combination, event)))
