// The keys of a list of proposals; letters do something only while the focus is in it, and nothing is typed there.
import type { KeyboardEvent } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import { useKeysWithin } from '../../../shell/commands.tsx'
import { isTypedInto } from '../../../shell/keys.ts'
import { useMessage } from '../use-message.ts'
import type { ItemActs } from './proposal-item.tsx'
import type { Listed } from './proposal-list.ts'

type KeysProps = {
  readonly shown: readonly Listed[]
  readonly mayDecide: (listed: Listed) => boolean
  readonly mayPick: (listed: Listed) => boolean
  readonly picked: ReadonlySet<ProposalId>
  readonly acts: ItemActs
  /** Takes the focus to one of them. */
  readonly goTo: (id: ProposalId) => void
}

export function useListKeys({ shown, mayDecide, mayPick, picked, acts, goTo }: KeysProps): (event: KeyboardEvent) => void {
  const t = useMessage()
  const go = (event: KeyboardEvent, by: 1 | -1): void => {
    const next = shown[shown.findIndex(({ id }) => id === idAround(event.target)) + by]
    if (next === undefined) return
    event.preventDefault()
    goTo(next.id)
  }
  const onOne = (event: KeyboardEvent, may: (listed: Listed) => boolean, act: (listed: Listed) => void): void => {
    const listed = shown.find(({ id }) => id === idAround(event.target))
    if (listed === undefined || !may(listed)) return
    event.preventDefault()
    act(listed)
  }
  const press = useKeysWithin([
    { id: 'proposal next', label: t('proposals.key-next'), place: 'page', keys: [['↓'], ['J']], run: event => go(event, 1) },
    { id: 'proposal before', label: t('proposals.key-before'), place: 'page', keys: [['↑'], ['K']], run: event => go(event, -1) },
    { id: 'proposal accept', label: t('proposals.key-accept'), place: 'page', keys: [['A']], run: event => onOne(event, mayDecide, ({ id }) => acts.accept(id)) },
    { id: 'proposal decline', label: t('proposals.key-decline'), place: 'page', keys: [['D']], run: event => onOne(event, mayDecide, ({ id }) => acts.ask({ id, for: 'decline' })) },
    { id: 'proposal choose', label: t('proposals.key-choose'), place: 'page', keys: [['X']], run: event => onOne(event, mayPick, ({ id }) => acts.pick(id, !picked.has(id))) },
  ])
  return event => {
    if (!isTypedInto(event.target)) press(event)
  }
}

/** The proposal that something on the page is part of. */
export const idAround = (target: EventTarget): ProposalId | null => (target instanceof Element ? ((target.closest<HTMLElement>('[data-proposal]')?.dataset['proposal'] as ProposalId | undefined) ?? null) : null)
