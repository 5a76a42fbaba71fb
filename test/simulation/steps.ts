// What happens in a world, step by step: each a plain value, chosen by chance and then done.
import { ActionId } from '../../shared/ids.ts'
import type { PartyId, ProposalId } from '../../shared/ids.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import type { PenPlace } from '../../shared/mandates/pen.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { StepBody } from '../../shared/api/rounds.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { ok } from '../../shared/result.ts'
import { stepsFrom } from '../../shared/workflow/steps.ts'
import { factsOf } from '../../server/plans/plan-record.ts'
import type { PlanStatus } from '../../shared/vocabularies/vocabularies.ts'
import { applyEdit, chooseEdit, goals } from './edits.ts'
import type { Edit } from './edits.ts'
import { commentTricks, tricksOnTexts } from './comment-tricks.ts'
import { isComment, placeOfComment } from './comment-edits.ts'
import { applyDrafting, chooseDrafting } from './drafting.ts'
import type { Drafting } from './drafting.ts'
import { tricks } from './intruder.ts'
import type { Trick } from './intruder.ts'
import { sideTricks } from './side-intruder.ts'
import type { SideTrick } from './side-intruder.ts'
import { tokensIn } from './ledger.ts'
import { honestPeople, network as networkParty, possibleDrivers, possiblePens, supportTeam, thirdCountry } from './people.ts'
import type { Tab } from './tab.ts'
import { by } from './world.ts'
import type { World } from './world.ts'

type OfPage = 'goes offline' | 'comes online' | 'is hidden' | 'leaves the page and opens it again' | 'dies and is opened again' | 'opens a second tab' | 'loses its line' | 'has a dead line' | 'has its next socket heard twice' | 'signs out' | 'signs in again' | 'signs in for a short time' | 'discards what is kept' | 'has a full device' | 'has room again'
type OfSupport =
  | { readonly does: 'records the driver' | 'lets the driver accept' | 'records the co-driver' | 'lets the co-driver accept'; readonly party: PartyId }
  | { readonly does: 'lends the pen'; readonly party: PartyId; readonly of: 'plan' | 'goal' | 'action'; readonly forMs: number }
  | { readonly does: 'releases the plan'; readonly forMs: number }
  | { readonly does: 'sets the status'; readonly status: PlanStatus; readonly inMinutes: number }
  /** The `which`-th of those that come next, by whoever takes it. */
  | { readonly does: 'takes a step'; readonly which: number; readonly inMinutes: number; readonly isMinor: boolean }
  | { readonly does: 'ends a pen' | 'ends the release' | 'adds the network' | 'takes the network out' | 'archives the plan' | 'brings the plan back' | 'sets the marking' }
  | { readonly does: 'makes a reader of' | 'makes a drafter of'; readonly person: string }
type OfServer =
  | { readonly does: 'is killed' | 'is restarted in order' | 'comes up with data of an earlier moment'; readonly downMs: number }
  | { readonly does: 'has its data copied' }
  | { readonly does: 'has a slow disk'; readonly slownessMs: number }
  | { readonly does: 'meets a failing commit'; readonly how: 'full' | 'busy' | 'io-before' | 'io-after' | 'crash-before' | 'crash-after' }
type OfNetwork = { readonly does: 'gets slow'; readonly latencyMs: number } | { readonly does: 'stalls a line'; readonly owner: string; readonly ms: number } | { readonly does: 'is out'; readonly ms: number }

export type Act =
  | { readonly who: string; readonly edit: Edit }
  | { readonly who: string; readonly drafting: Drafting }
  | { readonly who: string; readonly does: OfPage }
  | ({ readonly who: 'the support team' } & OfSupport)
  | ({ readonly who: 'the server' } & OfServer)
  | ({ readonly who: 'the network' } & OfNetwork)
  | { readonly who: string; readonly trick: Trick }
  | { readonly who: string; readonly sideTrick: SideTrick }
/** What is done, and how long the world goes on before the next step. */
export type Step = { readonly act: Act; readonly thenMs: number }

export function chooseStep(world: World): Step {
  const { random } = world
  return { act: chooseAct(world), thenMs: chooseWait(world) }
  function chooseWait({ temper }: World): number {
    const chosen = random.below(100)
    if (chosen < 55) return random.below(30)
    if (chosen < 85) return random.below(300)
    if (chosen < 98) return random.below(4_000)
    return temper.isLong ? random.between(10_000, 70_000) : random.below(12_000)
  }
}

function chooseAct(world: World): Act {
  const { random, temper } = world
  const open = world.tabs.filter(tab => !tab.isClosed)
  const editable = open.filter(tab => tab.mayBeEdited)
  const chosen = random.unit()
  if (chosen < temper.intruders * 0.35 && world.sideIntruders.length > 0) return { who: random.pick(world.sideIntruders).person.name, sideTrick: random.pick(sideTricks) }
  if (chosen < temper.intruders && world.intruders.length > 0) return { who: random.pick(world.intruders).person.name, trick: random.pick(random.pick([tricks, tricks, commentTricks, tricksOnTexts])) }
  if (chosen < temper.intruders + temper.page) return { who: random.pick(open).name, does: random.pick(ofPage) }
  if (chosen < temper.intruders + temper.page + temper.server) return ofServer(world)
  if (chosen < temper.intruders + temper.page + temper.server + temper.support) return ofSupport(world)
  if (chosen < temper.intruders + temper.page + temper.server + temper.support + temper.network) {
    const owners = [...world.network.lines].map(line => line.owner)
    if (random.chance(0.3) || owners.length === 0) return { who: 'the network', does: 'gets slow', latencyMs: random.pick([1, 5, 20, 150]) }
    if (random.chance(0.2)) return { who: 'the network', does: 'is out', ms: random.between(100, 60_000) }
    return { who: 'the network', does: 'stalls a line', owner: random.pick(owners), ms: random.between(50, 9_000) }
  }
  // A reader's page offers no fields; it learns a moment late that they are gone.
  const writing = editable.filter(tab => !tab.person.functions.includes('reader') || random.chance(0.03))
  const tab = random.pick(writing.length === 0 ? open : writing)
  if (writing.length > 0 && random.chance(temper.proposing)) return { who: tab.name, drafting: chooseDrafting(random, tab, world.ledgers.draftsOf(tab.person.party), random.chance(0.05)) }
  const chosenEdit = writing.length === 0 ? null : chooseEdit(random, tab, world.ledger, random.chance(0.05))
  return chosenEdit === null ? { who: tab.name, does: 'comes online' } : { who: tab.name, edit: chosenEdit }
}

const ofPage: readonly OfPage[] = [
  'goes offline', 'goes offline', 'comes online', 'comes online', 'comes online', 'is hidden', 'leaves the page and opens it again', 'dies and is opened again',
  'opens a second tab', 'loses its line', 'loses its line', 'has a dead line', 'has its next socket heard twice', 'signs out', 'signs in again', 'signs in again', 'signs in for a short time', 'signs in for a short time', 'signs in for a short time',
  'discards what is kept', 'has a full device', 'has room again',
]

function ofServer(world: World): Act {
  const { random } = world
  const who = 'the server'
  switch (random.below(9)) {
    case 5:
    case 6:
    case 7:
    case 8:
      return world.isCopied && random.chance(0.7) ? { who, does: 'comes up with data of an earlier moment', downMs: random.between(1, 3_000) } : { who, does: 'has its data copied' }
    case 0:
      return { who, does: 'is killed', downMs: random.between(1, 3_000) }
    case 1:
      return { who, does: 'is restarted in order', downMs: random.between(1, 1_000) }
    case 2:
      return { who, does: 'has a slow disk', slownessMs: random.pick([0, 1, 3, 40, 400]) }
    default:
      return { who, does: 'meets a failing commit', how: random.pick(['full', 'busy', 'io-before', 'io-after', 'crash-before', 'crash-after']) }
  }
}

function ofSupport({ random }: World): Act {
  const who = 'the support team'
  switch (random.below(30)) {
    case 20:
    case 21:
    case 22:
    case 23:
    case 24:
    case 25:
    case 26:
    case 27:
    case 28:
    case 29:
      return { who, does: 'takes a step', which: random.below(4), inMinutes: random.pick([0, 0, 0, 1]), isMinor: random.chance(0.3) }
    case 0:
    case 1:
      return { who, does: random.chance(0.7) ? 'records the driver' : 'records the co-driver', party: random.pick(possibleDrivers) }
    case 2:
    case 3:
    case 10:
      return { who, does: random.chance(0.7) ? 'lets the driver accept' : 'lets the co-driver accept', party: random.pick(possibleDrivers) }
    case 11:
    case 12:
    case 13:
      return { who, does: 'lends the pen', party: random.pick(possiblePens), of: random.pick(['plan', 'goal', 'action']), forMs: random.pick([300, 3_000, 30_000, 3_600_000]) }
    case 14:
      return { who, does: 'ends a pen' }
    case 15:
    case 16:
      return { who, does: 'releases the plan', forMs: random.pick([3_000, 30_000, 3_600_000]) }
    case 17:
      return { who, does: 'ends the release' }
    case 18:
      return { who, does: 'sets the status', status: random.pick(['consultation', 'final-draft', 'submitted', 'adopted', 'in-delivery']), inMinutes: random.pick([0, 1]) }
    case 19:
      // Most is written in drafting.
      return { who, does: 'sets the status', status: 'drafting', inMinutes: 0 }
    case 4:
      return { who, does: 'adds the network' }
    case 5:
      return { who, does: 'takes the network out' }
    case 6:
      return { who, does: 'archives the plan' }
    case 7:
      return { who, does: 'brings the plan back' }
    case 8:
      return { who, does: 'sets the marking' }
    default:
      return { who, does: random.chance(0.4) ? 'makes a reader of' : 'makes a drafter of', person: random.pick(honestPeople).name }
  }
}

/** Does it. Whatever it sets off goes on while time passes. */
export function apply(world: World, act: Act): void {
  if ('edit' in act) return edit(world, tabNamed(world, act.who), act.edit)
  if ('drafting' in act) return applyDrafting(world, tabNamed(world, act.who), act.drafting)
  if ('sideTrick' in act) return world.sideIntruders.find(({ person }) => person.name === act.who)?.tries.play(act.sideTrick, world.known)
  if ('trick' in act) return world.intruders.find(({ person }) => person.name === act.who)?.play(act.trick, world.honestClientIds)
  switch (act.who) {
    case 'the support team':
      return void support(world, act as OfSupport)
    case 'the server':
      return onServer(world, act as OfServer)
    case 'the network':
      return onNetwork(world, act as OfNetwork)
    default:
      return onPage(world, tabNamed(world, act.who), (act as { does: OfPage }).does)
  }
}

function tabNamed({ tabs }: World, name: string): Tab {
  const tab = tabs.find(each => each.name === name)
  if (tab === undefined) throw new Error(`there is no tab ${name}`)
  return tab
}

function edit(world: World, tab: Tab, what: Edit): void {
  const { ledger } = world
  world.counts.edits++
  if (isComment(what)) world.counts.comments++
  const typed = 'words' in what ? tokensIn(what.words) : []
  for (const word of typed) {
    tab.atRisk.add(word)
    if (what.does === 'changes its comment') ledger.excuseOthersAt(placeOfComment(what), word)
    if (what.does === 'contributes') ledger.excuseOthersAt(`actions/${what.action}/contributions/${what.party}`, word)
  }
  ledger.noting(tab.doc, tab.plain, `${tab.name} ${what.does}`, typed, () => applyEdit(tab, what))
}

/** On a line of its own under that session, so that it runs out on an open page; the person signs in again over the page, in time
 *  or too late for the line to go on. */
function signInBriefly(world: World, tab: Tab): void {
  const { network, random, time } = world
  const lastsMs = random.between(100, 4_000)
  const brief = world.signIn(tab.person, lastsMs)
  tab.sessionId = brief
  for (const line of [...network.lines]) if (line.owner === tab.name) line.cut()
  tab.resume()
  time.after(lastsMs + (random.chance(0.2) ? 70_000 : random.between(50, 4_000)), () => {
    if (tab.isClosed || tab.sessionId !== brief) return
    tab.sessionId = world.signIn(tab.person)
    tab.resume()
  })
}

function onPage(world: World, tab: Tab, does: OfPage): void {
  const { network, sessions } = world
  switch (does) {
    case 'goes offline':
      return tab.setOnline(false, network)
    case 'comes online':
      return tab.setOnline(true, network)
    case 'is hidden':
      return tab.hide()
    case 'leaves the page and opens it again':
      world.excuseOnlyHere(tab)
      tab.leave()
      return void world.openTab(tab.person, tab.device)
    case 'dies and is opened again':
      world.excuseUnstored(tab.atRisk, `${tab.name} died`)
      world.excuseOnlyHere(tab)
      tab.die(network)
      return void world.openTab(tab.person, tab.device)
    case 'opens a second tab':
      if (world.tabs.filter(each => !each.isClosed).length < 7) world.openTab(tab.person, tab.device, tab.sessionId)
      return
    case 'loses its line':
      for (const line of [...network.lines]) if (line.owner === tab.name) line.cut()
      return
    case 'has a dead line':
      for (const line of network.lines) if (line.owner === tab.name) line.die()
      return
    case 'has its next socket heard twice':
      tab.openTwice++
      return
    case 'signs out':
      return sessions.end(tab.sessionId)
    case 'signs in again':
      tab.sessionId = world.signIn(tab.person)
      return tab.resume()
    case 'signs in for a short time':
      return signInBriefly(world, tab)
    case 'has a full device':
    case 'has room again':
      if (tab.device.store !== null) tab.device.store.isFull = does === 'has a full device'
      return
    case 'discards what is kept':
      for (const words of tab.replica.keptWords()) {
        world.ledger.excuse(tokensIn(JSON.stringify(words)), `${tab.name} discarded it`)
        tab.replica.discard(words.id)
      }
      for (const words of tab.side?.replica.keptWords() ?? []) {
        world.ledgers.draftsOf(tab.person.party).excuse(tokensIn(JSON.stringify(words)), `${tab.name} discarded it`)
        tab.side?.replica.discard(words.id)
      }
  }
}

async function support(world: World, act: OfSupport): Promise<void> {
  const { plans } = world.server
  const { plan, sessions } = world
  switch (act.does) {
    case 'records the driver':
      return void (await plans.recordDriver(plan, { party: act.party, decision: 'provisional', on: IsoDay.parse('2026-01-15') }, by))
    case 'lets the driver accept':
      return void (await plans.accept(plan, 'driver', act.party, { person: supportTeam.id, party: act.party, capacity: 'speaks' }))
    case 'records the co-driver':
      return void (await plans.recordCoDrivers(plan, [{ party: act.party, decision: 'provisional', on: IsoDay.parse('2026-01-15') }], by))
    case 'lets the co-driver accept':
      return void (await plans.accept(plan, 'co-driver', act.party, { person: supportTeam.id, party: act.party, capacity: 'speaks' }))
    case 'lends the pen': {
      const place = penPlace(world, act.of)
      if (place !== null) await plans.lendPen(plan, { party: act.party, place, until: inMs(world, act.forMs) }, by)
      return
    }
    case 'ends a pen': {
      const [pen] = world.watcher.plan.record.pens
      if (pen !== undefined) await plans.endPen(plan, pen.id, by)
      return
    }
    case 'releases the plan':
      await plans.release(plan, { party: thirdCountry, purpose: 'joint action day', until: inMs(world, act.forMs) }, by)
      return openAgain(world, thirdCountry)
    case 'ends the release':
      return void (await plans.endRelease(plan, thirdCountry, by))
    case 'sets the status':
      return void (await plans.change(plan, by, 'status-set', record => ok(act.inMinutes === 0
        ? { ...record, status: act.status, nextStep: null }
        : { ...record, nextStep: { status: act.status, at: inMs(world, act.inMinutes * 60_000), taking: null } })))
    case 'takes a step':
      return takeStep(world, act)
    case 'adds the network':
      await plans.setCircle(plan, [networkParty], by)
      return openAgain(world, networkParty)
    case 'takes the network out':
      return void (await plans.setCircle(plan, [], by))
    case 'archives the plan':
      return void (await plans.archive(plan, true, by))
    case 'brings the plan back':
      return void (await plans.archive(plan, false, by))
    case 'sets the marking':
      return void (await plans.setMarking(plan, world.random.pick(['limite', 'public']), by))
    case 'makes a reader of':
    case 'makes a drafter of': {
      const person = honestPeople.find(({ name }) => name === act.person)
      if (person !== undefined && !person.functions.includes('reader')) sessions.setFunctions(person.id, person.party, act.does === 'makes a reader of' ? ['reader'] : person.functions)
    }
  }
}

async function takeStep({ server, watcher, plan, time, counts }: World, { which, inMinutes, isMinor }: Extract<OfSupport, { readonly does: 'takes a step' }>): Promise<void> {
  const facts = factsOf(watcher.plan.record, new Date(time.now()))
  const possible = stepsFrom(facts).filter(({ taker }) => taker !== 'time')
  const step = possible[which % Math.max(possible.length, 1)]
  if (step === undefined) return
  const isDrivers = step.taker === 'driver' && facts.driver !== null
  const writer: Writer = isDrivers && facts.driver !== null ? { person: supportTeam.id, party: facts.driver, functions: ['speaks'] } : { person: supportTeam.id, party: supportTeam.party, functions: ['support-team'] }
  const body = StepBody.safeParse({
    step: step.id,
    party: writer.party,
    ...(step.id !== 'record-adoption' && { reason: 'a reason' }),
    ...(step.id === 'open-round' && { deadline: new Date(time.now() + 60_000).toISOString(), silence: 'no-objection' }),
    ...((step.id === 'open-round' || step.id === 'submit') && { inMinutes }),
    ...(step.id === 'record-adoption' && { decision: { body: 'a committee', on: '2026-02-01', document: 'ST 1/26' } }),
    ...(step.id === 'open-amendment' && { isMinor }),
    ...(step.id === 'finish-rounds' && { acknowledged: { proposals: undecidedIn(watcher.plan.reading.current()), reserves: [] } }),
  })
  if (!body.success) throw new Error(`no such step can be asked for: ${body.error.message}`)
  if ((await server.steps.take(writer, plan, body.data)).ok) counts.steps++
}

/** As whoever takes the step has seen them: another may come in meanwhile. */
const undecidedIn = ({ proposals }: PlanPlain): ProposalId[] => (Object.keys(proposals) as ProposalId[]).filter(id => proposals[id]?.decision === undefined)

/** Its people hear that they may, and open the plan again. */
function openAgain({ tabs }: World, party: PartyId): void {
  for (const tab of tabs) if (!tab.isClosed && tab.person.party === party) tab.resume()
}

const inMs = ({ time }: World, ms: number): string => new Date(time.now() + ms).toISOString()

/** What a pen is lent for. */
function penPlace({ watcher }: World, of: 'plan' | 'goal' | 'action'): PenPlace | null {
  if (of === 'plan') return { of }
  if (of === 'goal') {
    const [goal] = goals
    return goal === undefined ? null : { of, goal }
  }
  const action = ActionId.safeParse(Object.keys(watcher.plan.reading.current().actions).sort().at(-1))
  return action.success ? { of, action: action.data } : null
}

function onServer(world: World, act: OfServer): void {
  switch (act.does) {
    case 'is killed':
      return world.crashServer(act.downMs)
    case 'is restarted in order':
      return void world.restartServer(act.downMs)
    case 'has its data copied':
      return world.copyStore()
    case 'comes up with data of an earlier moment':
      return world.putStoreBack(act.downMs)
    case 'has a slow disk':
      world.faults.slownessMs = act.slownessMs
      return
    case 'meets a failing commit':
      world.faults.next.push(act.how)
  }
}

function onNetwork({ network }: World, act: OfNetwork): void {
  if (act.does === 'gets slow') network.latencyMs = act.latencyMs
  else if (act.does === 'is out') network.goOut(act.ms)
  else for (const line of network.lines) if (line.owner === act.owner) line.stall(act.ms)
}
