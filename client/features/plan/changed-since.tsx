// A confirmation whose action has changed since: the difference in words, what was confirmed and what stands there now.
import type { AnswerBasis, Changeable, OwnLineKey } from '../../../shared/documents/answer-basis.ts'
import { basisOf, changedSince } from '../../../shared/documents/confirmed-since.ts'
import type { ActionPlain, RoleInAction } from '../../../shared/documents/plan.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { contributionKindLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { formatDay, formatEuro } from '../../messages/formats.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from './plan-context.tsx'
import { useMessage, type Translate } from './use-message.ts'
import styles from './plan.module.css'

type Difference = { readonly what: string; readonly before: string; readonly now: string }

/** Empty while what was confirmed still stands. */
export function useDifference(action: ActionPlain, role: RoleInAction, party: PartyId): readonly Difference[] {
  const t = useMessage()
  const { cycle } = usePlan()
  const since = changedSince(action, role, party)
  if (since === null) return []
  const { confirmed, changed } = since
  const now = basisOf(action, party)
  const goalName = (goal: AnswerBasis['goal']): string => {
    const known = cycle.goals.find(({ id }) => id === goal)
    return known === undefined ? '' : t('plan.goal-with-title', { number: known.number, title: known.title })
  }
  return changed.flatMap(what => differencesOf(t, what, confirmed, now, goalName))
}

function differencesOf(t: Translate, what: Changeable, before: AnswerBasis, now: AnswerBasis, goalName: (goal: AnswerBasis['goal']) => string): readonly Difference[] {
  const both = (label: string, say: (basis: AnswerBasis) => string): readonly Difference[] => [{ what: label, before: say(before) || t('participation.nothing'), now: say(now) || t('participation.nothing') }]
  switch (what) {
    case 'title':
      return both(t('participation.of-title'), ({ title }) => title)
    case 'goal':
      return both(t('participation.of-goal'), ({ goal }) => goalName(goal))
    case 'leader':
      return both(t('participation.of-leader'), ({ leader }) => (leader === undefined ? '' : partyLabel(leader).name))
    case 'dates':
      return both(t('participation.of-dates'), ({ from, to }) => daysOf(t, from, to))
    case 'own-line': {
      const keys = [...new Set([...Object.keys(before.own), ...Object.keys(now.own)])] as OwnLineKey[]
      return keys.filter(key => before.own[key] !== now.own[key]).flatMap(key => both(ownLabel(t, key), ({ own }) => ownWords(key, own[key])))
    }
  }
}

function daysOf(t: Translate, from: string | undefined, to: string | undefined): string {
  if (from === undefined && to === undefined) return ''
  const say = (day: string | undefined): string => (day === undefined ? t('participation.no-day') : formatDay(day))
  return t('participation.days', { from: say(from), to: say(to) })
}

const ownLabel = (t: Translate, key: OwnLineKey): string =>
  key === 'service' ? t('participation.of-service') : key === 'own-resources' ? t('participation.of-own-resources') : contributionKindLabels[key]

const ownWords = (key: OwnLineKey, words: string | undefined): string =>
  key === 'own-resources' && words !== undefined && /^\d+$/.test(words) ? formatEuro(Number(words)) : words ?? ''

export function ChangedSince({ differences }: { readonly differences: readonly Difference[] }) {
  const t = useMessage()
  return (
    <dl className={styles.changed} aria-label={t('participation.difference')}>
      {differences.map(({ what, before, now }) => <div key={what}><dt>{what}</dt><dd><del>{before}</del> <span aria-hidden>→</span> <ins>{now}</ins></dd></div>)}
    </dl>
  )
}
