// A page of a plan in this process, over the real client's replica, against a server that is going to fail.
import { openReplica } from '../../client/replica/index.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import { aDevice, openNodeTab, personOf } from '../client/replica/node-environment.ts'
import type { NodeTab } from '../client/replica/node-environment.ts'
import { editorOrigin } from '../client/replica/plan-world.ts'
import type { PlanReplica } from '../client/replica/plan-world.ts'
import { party } from '../fixtures/a-plan.ts'
import { makeEmptyPlan } from '../harness/plan-page.ts'
import { lendPen } from '../harness/roles.ts'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
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

/** Four people who write, and of their delegations those that do it with the pen. */
export const fourWith = {
  writers: [['de-drafter', 'ms-de'], ['frontex-speaks', 'frontex'], ['fr-drafter', 'ms-fr'], ['eurojust-drafter', 'eurojust']],
  pens: ['ms-fr', 'eurojust'],
} as const

/** A server with an empty plan, which Germany drives and Frontex co-drives, and in which these may write too. */
export async function startWithPlan(area: string, alsoWrite: readonly string[] = []): Promise<RunningServer> {
  const server = await startServer()
  const plan = await makeEmptyPlan(server, area, 'roles')
  for (const writer of alsoWrite) await lendPen(server.origin, plan, writer)
  return server
}
