// Tells screen readers what somebody else has just done to an exact date, as the plan page does for the plan.
import type { daysSchema, DayPlain } from '../../../shared/documents/joint-action-days.ts'
import type { RowId } from '../../../shared/ids.ts'
import type { PlainDocument } from '../../../shared/schema/reading.ts'
import { announceOthers } from '../../design/announcer.ts'
import { formatDays } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { useGatheredNews, useOthersChanges, type Others, type Writer } from '../plan/index.ts'
import type { DaysReplica } from './days-content.tsx'

type DaysPlain = PlainDocument<(typeof daysSchema)['roots']>
type What = 'added' | 'brought-back' | 'removed' | 'wrote'
type News = { readonly what: What; readonly day: RowId; readonly writer: Writer | null }

const sentenceOf = { added: 'days.others-added', 'brought-back': 'days.others-brought-back', removed: 'days.others-removed', wrote: 'days.others-wrote' } as const

export function useAnnounceOthers(replica: DaysReplica, person: string, others: Others): void {
  const t = useMessage()
  const handIn = useGatheredNews<News>(({ what, day, writer: known }) => {
    // A value that was only taken away tells nobody's name; whoever is in the date is taken to be the one.
    const writer = known ?? others.byPart.get(day)?.[0]
    if (writer === undefined) return
    const { from, to } = replica.reading.current().days[day] ?? {}
    const first = from ?? to
    const date = first === undefined ? t('days.without-date') : formatDays(first, to ?? first)
    announceOthers(t(sentenceOf[what], { name: writer.name, delegation: partyLabel(writer.party).code, date }), day)
  })
  useOthersChanges(replica, person, (was: DaysPlain, is, writer) => {
    // The keys of a reading are those that the schema let in.
    for (const day of Object.keys(is.days) as RowId[]) {
      const what = whatOf(was.days[day], is.days[day])
      // That a date is new says more than what was then put into it.
      if (what !== null) handIn(day, before => ({ what: before === undefined || what !== 'wrote' ? what : before.what, day, writer: writer ?? before?.writer ?? null }))
    }
  })
}

function whatOf(was: DayPlain | undefined, is: DayPlain | undefined): What | null {
  if (is === undefined || was === is) return null
  const isIn = is.removed !== true
  if (was === undefined) return isIn ? 'added' : null
  if ((was.removed !== true) !== isIn) return isIn ? 'brought-back' : 'removed'
  return isIn ? 'wrote' : null
}
