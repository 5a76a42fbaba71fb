// Brings a plan to where a test begins, by the steps that there are: without a driver the support team takes them, whatever is to fix.
import type { PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { done } from './roles.ts'
import { signInAs } from './sign-in.ts'

const reason = 'For the test'
const inAWeek = (): string => new Date(Date.now() + 7 * 86_400_000).toISOString()
const way: readonly { readonly to: PlanStatus; readonly body: () => object }[] = [
  { to: 'consultation', body: () => ({ step: 'open-round', deadline: inAWeek(), silence: 'no-answer', reason }) },
  { to: 'final-draft', body: () => ({ step: 'finish-rounds', reason }) },
  { to: 'submitted', body: () => ({ step: 'submit', reason }) },
  { to: 'adopted', body: () => ({ step: 'record-adoption', decision: { body: 'COSI', on: '2026-11-20', document: 'ST 1/26' } }) },
]

/** A plan in drafting that Germany drives; it does so again afterwards. */
export async function bringTo(origin: string, plan: string, status: PlanStatus): Promise<void> {
  const supportTeam = await signInAs(origin, 'support-team')
  await done(supportTeam.call('PUT', `/api/plans/${plan}/driver`, { party: null, decision: 'provisional', on: '2026-11-20' }))
  for (const { to, body } of way) {
    await done(supportTeam.call('POST', `/api/plans/${plan}/steps`, { party: 'europol', ...body() }))
    if (to === status) break
  }
  await done(supportTeam.call('PUT', `/api/plans/${plan}/driver`, { party: 'ms-de', decision: 'provisional', on: '2026-11-20' }))
  await done((await signInAs(origin, 'de-speaks')).call('POST', `/api/plans/${plan}/accept`, { party: 'ms-de', role: 'driver' }))
}
