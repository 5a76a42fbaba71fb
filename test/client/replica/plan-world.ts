// A plan with one action on a scripted peer, and pages of people who have it open.
import * as Y from 'yjs'
import type { Replica } from '../../../client/replica/index.ts'
import { openReplica } from '../../../client/replica/index.ts'
import { planPlain, planSchema, planView } from '../../../shared/documents/plan.ts'
import type { ActionView, PlanPlain, PlanView } from '../../../shared/documents/plan.ts'
import { ActionId, PersonId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { seedText } from '../../../shared/schema/rich-text.ts'
import { plainTextOf } from '../../../shared/schema/rich-text-reading.ts'
import { OrderKey } from '../../../shared/schema/values.ts'
import { actionId, party } from '../../fixtures/a-plan.ts'
import { Device } from './device.ts'
import type { Tab } from './device.ts'
import { ScriptedPeer } from './scripted-peer.ts'
import { VirtualClock } from './virtual-clock.ts'

export type PlanReplica = Replica<(typeof planSchema)['roots']>

export const anna = PersonId.parse('person-anna'.padEnd(24, '-'))
export const bruno = PersonId.parse('person-bruno'.padEnd(24, '-'))
export const theAction = ActionId.parse(actionId('first'))
/** What an editor's transactions carry. */
export const editorOrigin = { name: 'editor' }

export type World = { readonly clock: VirtualClock; readonly peer: ScriptedPeer; readonly device: Device }

export function aWorld(): World {
  const clock = new VirtualClock()
  const peer = new ScriptedPeer(clock)
  seedText(peer.doc.getXmlFragment('aim'))
  const plan = planView(peer.doc)
  plan.changeForGood(() => plan.roots.actions.create(theAction, { order: OrderKey.parse('a0'), removed: false }))
  return { clock, peer, device: new Device(clock, peer) }
}

export function openPlan(tab: Tab, person: PersonId = anna, mayWrite?: (path: Path) => boolean, forParty = 'ms-de'): PlanReplica {
  return openReplica({
    kind: 'plan',
    id: 'ms-26',
    schema: planSchema,
    identity: { person, party: party(forParty) },
    environment: tab.environment,
    ownOrigins: [editorOrigin],
    ...(mayWrite !== undefined && { mayWrite }),
  })
}

/** Opens the plan and waits until it is in step. */
export async function openInStep(world: World, tab: Tab, person: PersonId = anna): Promise<PlanReplica> {
  const replica = openPlan(tab, person)
  await world.clock.until('the page is in step', () => replica.status().state === 'live')
  return replica
}

export const viewOfPlan = (replica: PlanReplica): PlanView => planView(replica.doc)
export const plainOfPeer = ({ peer }: World): PlanPlain => planPlain(peer.doc)

export function actionOf(replica: PlanReplica): ActionView {
  const action = viewOfPlan(replica).roots.actions.get(theAction)
  if (action === undefined) throw new Error('the action is missing')
  return action
}

/** Types at the end of a text's first line, as an editor does. */
export function type(fragment: Y.XmlFragment, characters: string): void {
  fragment.doc?.transact(() => {
    const run = firstRun(fragment)
    run.insert(run.length, characters)
  }, editorOrigin)
}

export function firstRun(fragment: Y.XmlFragment): Y.XmlText {
  const line = fragment.get(0)
  const run = line instanceof Y.XmlElement ? line.get(0) : null
  if (!(run instanceof Y.XmlText)) throw new Error('the text has no line')
  return run
}

export const aimOf = (doc: Y.Doc): string => plainTextOf(doc.getXmlFragment('aim'))
export const typeAim = (replica: PlanReplica, characters: string): void => type(replica.doc.getXmlFragment('aim'), characters)
export const saved = (replica: PlanReplica) => (): boolean => replica.status().saved === 'saved'
