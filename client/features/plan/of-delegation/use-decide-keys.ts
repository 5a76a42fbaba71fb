// The keys of a list of proposals; letters do something only while the focus is in it, and nothing is typed there.
import type { KeyboardEvent } from 'react'
import { useKeysWithin } from '../../../shell/commands.tsx'
import { isTypedInto } from '../../../shell/keys.ts'
import type { Listed } from '../proposals/proposal-list.ts'
import { useMessage } from '../use-message.ts'
import { idAround, type DecidingList } from './use-deciding.ts'

type KeysProps = { readonly shown: readonly Listed[]; readonly mayDecide: (listed: Listed) => boolean; readonly deciding: DecidingList }

export function useDecideKeys({ shown, mayDecide, deciding: { acts, picked, goTo } }: KeysProps): (event: KeyboardEvent) => void {
  const t = useMessage()
  const go = (event: KeyboardEvent, by: 1 | -1): void => {
    const next = shown[shown.findIndex(({ id }) => id === idAround(event.target)) + by]
    if (next === undefined) return
    event.preventDefault()
    goTo(next.id)
  }
  const onOne = (event: KeyboardEvent, act: (listed: Listed) => void): void => {
    const listed = shown.find(({ id }) => id === idAround(event.target))
    if (listed === undefined || !mayDecide(listed)) return
    event.preventDefault()
    act(listed)
  }
  const press = useKeysWithin([
    { id: 'proposal next', label: t('proposals.key-next'), place: 'page', keys: [['↓'], ['J']], run: event => go(event, 1) },
    { id: 'proposal before', label: t('proposals.key-before'), place: 'page', keys: [['↑'], ['K']], run: event => go(event, -1) },
    { id: 'proposal accept', label: t('proposals.key-accept'), place: 'page', keys: [['A']], run: event => onOne(event, ({ id }) => acts.accept(id)) },
    { id: 'proposal decline', label: t('proposals.key-decline'), place: 'page', keys: [['D']], run: event => onOne(event, ({ id }) => acts.ask({ id, for: 'decline' })) },
    { id: 'proposal choose', label: t('proposals.key-choose'), place: 'page', keys: [['X']], run: event => onOne(event, ({ id }) => acts.pick(id, !picked.has(id))) },
  ])
  return event => {
    if (!isTypedInto(event.target)) press(event)
  }
}
