// One entry of the activity as a sentence, in the words of the field.
import type { ActivityEntry } from '../../../shared/history/activity.ts'
import { keyWords, valueWords } from '../../../shared/history/value-words.ts'
import { PlanStatus, planStatusLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { ReserveKind, RoundAnswer } from '../../../shared/workflow/positions.ts'
import { formatDay } from '../../messages/formats.ts'
import { partyLabel } from '../../shell/party-label.ts'
import type { Names } from './use-names.ts'
import type { Translate } from './use-message.ts'

export function entryWords(t: Translate, entry: ActivityEntry, names: Names): string {
  const { kind, path, added, removed } = entry
  const place = kind.startsWith('action-') || kind === 'moved' ? names.entry(path) : names.place(path)
  switch (kind) {
    case 'text':
      if (added > 0 && removed > 0) return t('history.text-both', { added, removed, place })
      if (added > 0) return t('history.text-added', { added, place })
      return removed > 0 ? t('history.text-removed', { removed, place }) : t('history.text-form', { place })
    case 'field':
      return fieldWords(t, entry, names)
    case 'moved':
      return movedWords(t, entry, place, names)
    case 'round-opened':
    case 'adoption-recorded':
      // Of an adoption the body, the day and the document stand after the number.
      return t(`history.${kind}`, { version: String(entry.after ?? '').replace(/\d{4}-\d{2}-\d{2}/, day => formatDay(day)) })
    case 'round-extended':
      return t('history.round-extended', { until: momentIn(entry.after), before: momentIn(entry.before) })
    case 'amendment':
      return t(entry.before === undefined ? 'history.amendment-opened' : 'history.amendment', { state: planStatusLabels[PlanStatus.parse(entry.after)] })
    case 'proposal-sent':
    case 'proposal-accepted':
    case 'proposal-declined':
    case 'proposal-withdrawn':
      return t(isNewAction(path) ? `history.new-action-${kind}` : `history.${kind}`, { place })
    case 'answered':
      return answeredWords(t, entry)
    case 'reserve-put':
    case 'reserve-lifted':
      return reserveWords(t, entry, kind, place)
    case 'version-named':
      return t('history.version-was-named', { version: entry.version ?? '' })
    default:
      return t(`history.${kind}`, { place })
  }
}

/** Where one goes from an entry: positions are on the page of the round, with the words that they were put in. */
export const entryHref = ({ kind, path }: ActivityEntry, names: Names): string =>
  kind === 'answered' || kind === 'reserve-put' || kind === 'reserve-lifted' ? `${names.href([])}/round` : kind === 'version-named' ? `${names.href([])}/history?show=versions` : names.href(path)

function answeredWords(t: Translate, { party, of, after, version = '' }: ActivityEntry): string {
  const values = { answer: t(`round.answer-${RoundAnswer.parse(after)}`), version }
  if (of === undefined) return t('history.answered', values)
  return t(party === null ? 'history.silence' : 'history.answered-for', { ...values, delegation: partyLabel(of).name })
}

function reserveWords(t: Translate, { of, after }: ActivityEntry, kind: 'reserve-put' | 'reserve-lifted', place: string): string {
  const reserve = t(`round.answer-${ReserveKind.parse(after)}`)
  return of === undefined ? t(`history.${kind}`, { reserve, place }) : t('history.reserve-put-for', { reserve, place, delegation: partyLabel(of).name })
}

const momentIn = (moment: unknown): string => (typeof moment === 'string' ? brusselsText(new Date(moment)) : '')

/** What is proposed at a goal itself is an action in it. */
const isNewAction = ({ length, 0: root }: ActivityEntry['path']): boolean => root === 'goals' && length === 2

function fieldWords(t: Translate, { path, before, after }: ActivityEntry, names: Names): string {
  const [was, is] = [valueWords(path, before), valueWords(path, after)]
  const place = names.place(path)
  // What only is there or not, under the name of a delegation or of something else.
  const what = keyWords(path)
  if (before === undefined && after === true && what !== '') return t('history.named', { what, place: names.place(path.slice(0, 3)) })
  if (after === undefined && before === true && what !== '') return t('history.unnamed', { what, place: names.place(path.slice(0, 3)) })
  if (is === '') return was === '' ? t(after === undefined ? 'history.emptied' : 'history.wrote', { place }) : t('history.cleared', { place, before: was })
  return was === '' ? t('history.set', { place, after: is }) : t('history.changed', { place, before: was, after: is })
}

function movedWords(t: Translate, { before, after }: ActivityEntry, place: string, names: Names): string {
  const [was, is] = [before, after].map(at => (typeof at === 'object' ? at.goal : null))
  if (was === is) return t('history.moved', { place })
  const goal = is === null || is === undefined ? null : names.goalNumber(is)
  return goal === null ? t('history.moved-out', { place }) : t('history.moved-to', { place, goal })
}
