// The one place that says why the page of a plan can only be read, or why what is written is not stored yet.
import { usePlan } from './plan-context.tsx'
import { ReplicaBanner } from './replica-banner.tsx'
import { useMessage } from './use-message.ts'
import { useNothingToWrite } from './use-nothing-to-write.ts'

export function PlanBanner() {
  const t = useMessage()
  const { replica, record } = usePlan()
  const nothing = useNothingToWrite()
  const why = record.archived === true ? 'plan/archived' : nothing
  return <ReplicaBanner replica={replica} otherwise={why === null ? null : t(why)} />
}
