// The guidance notes of the goals beside the plan that they are for: read only, live, from the document of the plan's cycle,
// which a page opens once for all its goals.
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { CycleView } from '../../../shared/api/cycles.ts'
import { cycleSchema, cycleView, supervisorIn } from '../../../shared/documents/cycle.ts'
import type { GoalId, PartyId } from '../../../shared/ids.ts'
import { Disclosure } from '../../design/disclosure.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { TextView } from '../../editor/index.ts'
import { browserEnvironment, useGeneration, useIsSynced, useReading, useReplica } from '../../replica/index.ts'
import type { Replica } from '../../replica/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { useMessage } from './use-message.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'
import { useSignedOut } from './replica-banner.tsx'

type CycleReplica = Replica<(typeof cycleSchema)['roots']>

const environment = browserEnvironment()

const CycleContext = createContext<CycleReplica | null>(null)

/** Around what shows goals of a plan. */
export function GuidanceProvider({ children }: { readonly children: ReactNode }) {
  const { cycle, person, party } = usePlan()
  const replica = useReplica({ kind: 'cycle', id: cycle.id, schema: cycleSchema, identity: { person, party }, environment, isReader: true, mayWrite: () => false })
  return (
    <CycleContext value={replica}>
      {replica !== null && <GoesOnAfterSignIn replica={replica} />}
      {children}
    </CycleContext>
  )
}

/** The plan says that the session has ended; this line too goes on once somebody has signed in again. */
function GoesOnAfterSignIn({ replica }: { readonly replica: CycleReplica }) {
  useSignedOut(replica)
  return null
}

type GoalProps = { readonly goal: CycleView['goals'][number] }

/** Who supervises the goal, and its note where there is one. Until the document has come, who did when the page was loaded. */
export function GoalGuidance({ goal }: GoalProps) {
  const replica = useContext(CycleContext)
  return replica === null ? <SupervisorLine party={goal.supervisor} /> : <LiveGuidance replica={replica} goal={goal} />
}

function LiveGuidance({ replica, goal }: GoalProps & { readonly replica: CycleReplica }) {
  const isSynced = useIsSynced(replica)
  const supervisor = useReading(replica, plain => supervisorIn(plain.record, goal.id)?.party ?? null)
  const isWritten = useReading(replica, plain => (plain.goals[goal.id]?.guidance ?? '').trim() !== '')
  if (!isSynced) return <SupervisorLine party={goal.supervisor} />
  return (
    <>
      <SupervisorLine party={supervisor} />
      {isWritten && <Note replica={replica} goal={goal.id} supervisor={supervisor} />}
    </>
  )
}

function SupervisorLine({ party }: { readonly party: PartyId | null }) {
  const t = useMessage()
  return party === null ? null : <p className={styles.supervisor}>{t('goals.supervisor')} <PartyCode {...partyLabel(party)} isFocusable /></p>
}

type NoteProps = { readonly replica: CycleReplica; readonly goal: GoalId; readonly supervisor: PartyId | null }

function Note({ replica, goal, supervisor }: NoteProps) {
  const t = useMessage()
  const generation = useGeneration(replica)
  // A generation has a document of its own, and with it a text of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  const text = useMemo(() => cycleView(replica.doc).roots.goals.get(goal)?.guidance, [replica, generation, goal])
  if (text === undefined) return null
  return (
    <div className={styles.guidance}>
      <Disclosure title={supervisor === null ? t('goals.note') : t('goals.note-of', { delegation: partyLabel(supervisor).name })}>
        <TextView fragment={text.fragment} kind="rich" />
      </Disclosure>
    </div>
  )
}
