// Gives a plan its driver and co-driver as people do: the support team records, the delegations accept. Of the sample
// people, Germany's drafter and Frontex then write everything in it.
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

async function done(answer: Promise<{ status: number; json: unknown }>): Promise<void> {
  const { status, json } = await answer
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(json)}`)
}
