// Gives a plan its driver and co-driver as people do: the support team records, the delegations accept. Of the sample
// people, those of Germany and Frontex then write everything in it. And lends the pen to others.
import { signInAs } from './sign-in.ts'

/** Germany drives and Frontex co-drives. */
export async function giveRoles(origin: string, plan: string): Promise<void> {
  const supportTeam = await signInAs(origin, 'support-team')
  const named = { decision: 'provisional', on: '2026-11-20' }
  await done(supportTeam.call('PUT', `/api/plans/${plan}/driver`, { party: 'ms-de', ...named }))
  await done(supportTeam.call('PUT', `/api/plans/${plan}/co-drivers`, { coDrivers: [{ party: 'frontex', ...named }] }))
  await done((await signInAs(origin, 'de-speaks')).call('POST', `/api/plans/${plan}/accept`, { party: 'ms-de', role: 'driver' }))
  await done((await signInAs(origin, 'frontex-speaks')).call('POST', `/api/plans/${plan}/accept`, { party: 'frontex', role: 'co-driver' }))
}

const lentForMs = 2 * 86_400_000

/** Germany lets a delegation write the texts and actions of the whole plan for two days. */
export async function lendPen(origin: string, plan: string, party: string): Promise<void> {
  const until = new Date(Date.now() + lentForMs).toISOString()
  await done((await signInAs(origin, 'de-drafter')).call('POST', `/api/plans/${plan}/pens`, { party, place: { of: 'plan' }, until }))
}

/** A call that is to be taken; throws with what was answered where it is not. */
export async function done(answer: Promise<{ status: number; json: unknown }>): Promise<void> {
  const { status, json } = await answer
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(json)}`)
}
