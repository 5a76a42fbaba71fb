// The versions of a plan as they are chosen from in lists.
import { useMemo } from 'react'
import type { MomentsAnswer } from '../../../shared/api/history.ts'
import type { Options } from '../../design/option.ts'
import { formatMoment } from '../../messages/formats.ts'
import { useMessage } from './use-message.ts'
import type { Translate } from './use-message.ts'
import { isOn, today } from './versions-address.ts'
import { versionName } from './version-name.ts'

type Known = Pick<MomentsAnswer, 'lastLook' | 'versions' | 'begin'>

/** By `seq`: the last look first, then what was kept, then the ends of days, newest first, and the plan as it was made. A state that has several
 *  names stands once, with all of them. */
export function useVersionChoices({ lastLook, versions, begin }: Known): Options {
  const t = useMessage()
  return useMemo(() => {
    const known = { lastLook, versions, begin }
    const seen = new Set<number>()
    const choices = (seqs: readonly number[]) => seqs.filter(seq => !seen.has(seq) && seen.add(seq)).map(seq => ({ id: String(seq), label: stateName(t, known, seq) }))
    // This day has not ended: what was written on it last is the plan as it is now.
    const ended = versions.filter(version => version.kind !== 'day' || !isOn(today(), version))
    const of = (isDay: boolean): readonly number[] => ended.filter(({ kind }) => (kind === 'day') === isDay).map(({ seq }) => seq)
    const looked = choices(lastLook === null ? [] : [lastLook.seq])
    const sections = [{ id: 'kept', label: t('history.versions-kept'), options: choices(of(false)) }, { id: 'days', label: t('history.versions-days'), options: choices(of(true)) }]
    return [...looked, ...sections.filter(({ options }) => options.length > 0), ...choices([begin])]
  }, [t, lastLook, versions, begin])
}

/** What a state is called, by all that it is known for; the end of a day only where that is all. Empty: it has no name. */
export function stateName(t: Translate, { lastLook, versions, begin }: Known, seq: number): string {
  const here = versions.filter(version => version.seq === seq)
  const names = [
    ...here.filter(({ kind }) => kind !== 'day').map(version => versionName(t, version)),
    ...(lastLook?.seq === seq ? [t('history.last-look', { when: formatMoment(new Date(lastLook.at)) })] : []),
  ]
  const [day] = here
  if (names.length === 0 && day !== undefined) return versionName(t, day)
  return names.length === 0 && seq === begin ? t('history.begin') : names.join(' · ')
}
