// "Why?" for the fields of exact dates.
import { daysSchema } from '../../../shared/documents/joint-action-days.ts'
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { mayWriteDays } from '../../../shared/mandates/joint-action-days.ts'
import { fieldIn } from '../../../shared/mandates/plan-writes.ts'
import { why } from '../../../shared/mandates/why.ts'
import type { Why } from '../../../shared/mandates/why.ts'
import type { Writer } from '../../../shared/mandates/mandates.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { fieldName, useOtherWriters, usePlan, WhyLayer } from '../plan/index.ts'

export function DaysWhy({ id, action }: { readonly id: ActionId; readonly action: ActionPlain }) {
  const t = useMessage()
  const { asWriter, facts, record } = usePlan()
  const others = useOtherWriters(asWriter)
  const whyAt = (path: Path): Why | null => {
    const field = fieldIn(daysSchema, path)
    if (field === null) return null
    const judge = (writer: Writer) => mayWriteDays(writer, facts, field, id, action)
    return why({ writer: asWriter, facts, record, field, verdict: judge(asWriter), action: { id, now: action }, otherwise: others().map(writer => ({ party: writer.party, may: judge(writer).ok })) })
  }
  return <WhyLayer whyAt={whyAt} nameOf={path => fieldName(t, daysSchema, path)} />
}
