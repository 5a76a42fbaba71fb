// What a workspace still lacks for the plans of one period, and at which step it is put right. Pure, so that the page's
// check and its list of steps cannot differ.
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { SetUpAnswer } from '../../../shared/api/set-up.ts'
import type { PartyId } from '../../../shared/ids.ts'

export const steps = ['period', 'areas', 'goals', 'drivers', 'people', 'check'] as const
export type Step = (typeof steps)[number]

export type Missing =
  | { readonly what: 'no-plans'; readonly step: 'areas' }
  | { readonly what: 'goals'; readonly step: 'goals'; readonly count: number }
  /** Of these areas. */
  | { readonly what: 'no-driver'; readonly step: 'drivers'; readonly areas: readonly string[] }
  /** Drivers that cannot accept, since nobody who speaks for them is here or invited. */
  | { readonly what: 'nobody-speaks'; readonly step: 'people'; readonly parties: readonly PartyId[] }
  /** Drivers that could. */
  | { readonly what: 'not-accepted'; readonly step: 'drivers'; readonly parties: readonly PartyId[] }
  | { readonly what: 'not-followed'; readonly step: 'people'; readonly count: number }
  | { readonly what: 'one-administrator'; readonly step: 'people' }

type Cycle = Pick<CycleView, 'priorities' | 'areas' | 'goals'>

/** The plans of a cycle's areas for the period that begins on this day, in the order of priorities and areas. */
export function plansOfPeriod({ plans }: SetUpAnswer, { priorities, areas }: Pick<Cycle, 'priorities' | 'areas'>, periodStart: string): readonly { readonly plan: SetUpAnswer['plans'][number]; readonly title: string }[] {
  return priorities.flatMap(priority => areas.filter(area => area.priority === priority.id)).flatMap(({ id, title }) => plans.filter(plan => plan.area === id && plan.periodStart === periodStart).map(plan => ({ plan, title })))
}

/** In the order of the steps. */
export function missingIn(soFar: SetUpAnswer, cycle: Cycle, periodStart: string): readonly Missing[] {
  const missing: Missing[] = []
  const plans = plansOfPeriod(soFar, cycle, periodStart)
  if (plans.length === 0) missing.push({ what: 'no-plans', step: 'areas' })
  const unchecked = cycle.goals.filter(({ unverified }) => unverified).length
  if (unchecked > 0) missing.push({ what: 'goals', step: 'goals', count: unchecked })
  const vacant = plans.filter(({ plan }) => plan.driver === null)
  if (vacant.length > 0) missing.push({ what: 'no-driver', step: 'drivers', areas: vacant.map(({ title }) => title) })
  const named = [...new Set(plans.flatMap(({ plan: { driver } }) => (driver === null || driver.isAccepted ? [] : [driver.party])))]
  const canSpeak = (party: PartyId): boolean => soFar.delegations.some(delegation => delegation.party === party && delegation.speaking + delegation.invitedToSpeak > 0)
  const [able, unable] = [named.filter(canSpeak), named.filter(party => !canSpeak(party))]
  if (able.length > 0) missing.push({ what: 'not-accepted', step: 'drivers', parties: able })
  if (unable.length > 0) missing.push({ what: 'nobody-speaks', step: 'people', parties: unable })
  const invited = soFar.delegations.reduce((sum, delegation) => sum + delegation.invited, 0)
  if (invited > 0) missing.push({ what: 'not-followed', step: 'people', count: invited })
  if (soFar.administrators < 2) missing.push({ what: 'one-administrator', step: 'people' })
  return missing
}

/** Whether a step waits for something that only this page can do. What waits for others is told by the check alone. */
export const isOpen = (step: Step, missing: readonly Missing[]): boolean =>
  missing.some(each => each.step === step && each.what !== 'not-accepted' && each.what !== 'not-followed' && each.what !== 'one-administrator')
