// The steps of the plan that is open, with what stands in the way of each and whether this person may take it.
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import { mayRead } from '../../../../shared/mandates/mandates.ts'
import { mayTakeStep, needsOf } from '../../../../shared/workflow/steps.ts'
import type { StepRefusal, StepRow, TakenAs } from '../../../../shared/workflow/steps.ts'
import { useRounds } from '../../../rounds/index.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePagePerson } from '../../../shell/session.tsx'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { usePlanFindings } from '../use-findings.ts'
import { useMessage, type Translate } from '../use-message.ts'
import { checklistOf, stepsOnPage, type Checklist } from './checklist.ts'

export type StepHere = {
  readonly step: StepRow
  readonly label: string
  /** As what this person takes it; null where they may not. */
  readonly as: TakenAs | null
  /** What whoever may not take it can do: "Ask Germany to start the consultation". */
  readonly askLabel: string
  readonly refusal: StepRefusal['code'] | null
  readonly needs: ReturnType<typeof needsOf>
  readonly checklist: Checklist
}

/** Of a reader by a release none: the steps are for those of the circle. */
export function useSteps(): { readonly next: StepHere | null; readonly others: readonly StepHere[] } {
  const t = useMessage()
  const { facts, party, record } = usePlan()
  const stepHere = useStepHere()
  if (!mayRead(party, { ...facts, releasedTo: new Set() })) return { next: null, others: [] }
  const { next, others } = stepsOnPage(facts)
  const round = (record.round?.number ?? 0) + 1
  const here = (step: StepRow): StepHere => stepHere(step, t(`steps.do-${step.id}`, { round }), t(`steps.ask-to-${step.id}`, { round, whom: whoMay(t, step, facts.driver, party).whom }))
  return { next: next && here(next), others: others.map(here) }
}

function useStepHere(): (step: StepRow, label: string, askLabel: string) => StepHere {
  const { asWriter, facts } = usePlan()
  const { isReadOnly } = usePagePerson()
  const findings = usePlanFindings()
  const proposals = usePlanReading((plain: PlanPlain) => plain.proposals)
  const { known } = useRounds()
  // Before the first round nobody has put a reserve.
  const { record } = usePlan()
  const answered = record.round === undefined ? { rounds: [], reserves: [], versions: [] } : known
  return (step, label, askLabel) => {
    const may = mayTakeStep(asWriter, facts, step)
    const as = may.ok && !isReadOnly ? may.value : null
    const needs = needsOf(step, as ?? (step.taker === 'recorder' ? 'recorder' : facts.driver === null ? 'instead-of-driver' : 'driver'))
    return { step, label, as, askLabel, refusal: may.ok ? null : may.error.code, needs, checklist: checklistOf(needs, { findings, proposals, answered }) }
  }
}

/** Who may take a step, in a sentence and as whom one asks. @param own the reader's delegation: its drafters ask whoever speaks for it. */
export function whoMay(t: Translate, { taker }: StepRow, driver: PartyId | null, own: PartyId): { readonly sentence: string; readonly whom: string } {
  if (taker === 'recorder') return { sentence: t('steps.may-recorder'), whom: t('steps.ask-support-team') }
  if (driver === null) return { sentence: t('steps.may-no-driver'), whom: t('steps.ask-support-team') }
  const { name } = partyLabel(driver)
  return { sentence: t('steps.may-driver', { driver: name }), whom: driver === own ? t('steps.ask-own', { driver: name }) : name }
}
