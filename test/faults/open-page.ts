// A page of a plan in this process, over the real client's replica, against a server that is going to fail.
import { openReplica } from '../../client/replica/index.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import { aDevice, openNodeTab, personOf } from '../client/replica/node-environment.ts'
import type { NodeTab } from '../client/replica/node-environment.ts'
import { editorOrigin } from '../client/replica/plan-world.ts'
import type { PlanReplica } from '../client/replica/plan-world.ts'
import { party } from '../fixtures/a-plan.ts'
import { giveRoles, lendPen } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { SignedInPerson } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'

export type OpenPage = { readonly tab: NodeTab; readonly replica: PlanReplica }

/** Opens a plan on a device of its own. Its tab is to be ended by the test. */
export function openPage(server: RunningServer, plan: string, who: SignedInPerson, delegation: string): OpenPage {
  const tab = openNodeTab(server, who, aDevice())
  const replica = openReplica({
    kind: 'plan',
    id: plan,
    schema: planSchema,
    identity: { person: personOf(who), party: party(delegation) },
    environment: tab.environment,
    ownOrigins: [editorOrigin],
  })
  return { tab, replica }
}

export const inStep = (name: string, { replica }: OpenPage): Promise<unknown> => until(`${name} is in step`, () => replica.status().state === 'live')

export const isSaved = ({ replica }: OpenPage) => (): boolean => replica.status().state === 'live' && replica.status().saved === 'saved'

/** A server with an empty plan, which Germany drives and Frontex co-drives, and in which these may write too. */
export async function startWithPlan(area: string, plan: string, alsoWrite: readonly string[] = []): Promise<RunningServer> {
  const server = await startServer()
  const supportTeam = await signInAs(server.origin, 'support-team')
  const made = await supportTeam.call('POST', '/api/plans', { area: `2026-2029/${area}`, periodStart: '2028-01-01' })
  if (made.status !== 200) throw new Error(`no plan of ${area}: ${made.status}`)
  await giveRoles(server.origin, plan)
  for (const writer of alsoWrite) await lendPen(server.origin, plan, writer)
  return server
}
