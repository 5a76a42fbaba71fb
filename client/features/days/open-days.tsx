// Opens the document of an action's exact dates and keeps it in step; makes it first where nobody has begun.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { daysSchema } from '../../../shared/documents/joint-action-days.ts'
import type { ActionPlain } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { mayWriteDays } from '../../../shared/mandates/joint-action-days.ts'
import { fieldIn } from '../../../shared/mandates/plan-writes.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { forgetAnnouncements } from '../../design/announcer.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import { daysApi } from '../../days-api.ts'
import { keepAsking } from '../../keep-asking.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { browserEnvironment, useClosedReason, useIsSynced, useReplica } from '../../replica/index.ts'
import { KeptWordsList, usePlan } from '../plan/index.ts'
import { DaysContent } from './days-content.tsx'
import type { DaysReplica } from './days-content.tsx'
import styles from './days.module.css'

const environment = browserEnvironment()

type OpenDaysProps = {
  readonly id: ActionId
  readonly action: ActionPlain
  /** Shown where they are not open to this reader any more. */
  readonly notOpen: ReactNode
}

export function OpenDays(props: OpenDaysProps) {
  const [count, setCount] = useState(0)
  return <Asked key={count} {...props} onAgain={() => setCount(count + 1)} />
}

function Asked({ onAgain, ...props }: OpenDaysProps & { readonly onAgain: () => void }) {
  const t = useMessage()
  const { id: plan } = usePlan()
  const { id } = props
  const [isThere, setThere] = useState<boolean | null>(null)
  useEffect(() => keepAsking<boolean>(async () => {
    const answer = await daysApi.open(plan, id)
    return answer.ok ? true : answer.error.code === 'days/not-found' ? false : null
  }, setThere), [plan, id])
  if (isThere === null) return <div className={styles.page}><Skeleton /></div>
  if (isThere) return <DaysFor {...props} />
  return (
    <div className={styles.page}>
      <EmptyState title={t('days.not-begun')} action={<Button onPress={onAgain}>{t('days.look-again')}</Button>}>{t('days.not-begun-why')}</EmptyState>
    </div>
  )
}

function DaysFor({ id, action, notOpen }: OpenDaysProps) {
  const { id: plan, asWriter, facts, person, party } = usePlan()
  const mayWrite = (path: Path): boolean => {
    const field = fieldIn(daysSchema, path)
    return field !== null && mayWriteDays(asWriter, facts, field, id, action).ok
  }
  const replica = useReplica({ kind: 'jad', id: `${plan}/${id}`, schema: daysSchema, identity: { person, party }, environment, mayWrite })
  if (replica === null) return <div className={styles.page}><Skeleton /></div>
  return <SyncedDays id={id} action={action} replica={replica} notOpen={notOpen} />
}

function SyncedDays({ id, action, replica, notOpen }: OpenDaysProps & { readonly replica: DaysReplica }) {
  const isSynced = useIsSynced(replica)
  const { facts } = usePlan()
  const closed = useClosedReason(replica)
  const isShut = closed === 'rightLost' || closed === 'notFound'
  const drawn = useRef({ action, facts })
  // The right went and came back before the plan was drawn again: by what is drawn now, they are open.
  useEffect(() => {
    if (isShut && (drawn.current.action !== action || drawn.current.facts !== facts)) replica.resume()
    drawn.current = { action, facts }
  }, [replica, isShut, action, facts])
  // What others did here is not left standing in the live region either.
  useEffect(() => {
    if (isShut) forgetAnnouncements()
  }, [isShut])
  // What its author wrote and could not send is theirs; nothing else is shown any more.
  if (isShut) return <><div className={styles.kept}><KeptWordsList replica={replica} schema={daysSchema} /></div>{notOpen}</>
  if (!isSynced) return <div className={styles.page}><Skeleton /></div>
  return <DaysContent id={id} action={action} replica={replica} />
}
