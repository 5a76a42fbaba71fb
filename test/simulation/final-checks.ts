// The world comes to rest: trouble ends, everybody comes back, and all work arrives or is kept. Then everything that must
// be true of a quiet world is looked at.
import * as Y from 'yjs'
import { mayRead } from '../../shared/mandates/mandates.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { PlanSummary, summaryOf } from '../../shared/projection/plan-summary.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import { PlanId } from '../../shared/ids.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { factsOf } from '../../server/plans/plan-record.ts'
import { openVersion, readDossier, versionsOf } from '../../server/versions/versions.ts'
import type { Store } from '../../server/store/store.ts'
import { Broken } from './broken.ts'
import { canonical, difference } from './canonical.ts'
import { forged } from './intruder.ts'
import { tokensIn, tokensInBytes, withoutQuotes, wordsIn } from './ledger.ts'
import type { Word } from './ledger.ts'
import type { MemoryStore } from './memory-store.ts'
import type { Tab } from './tab.ts'
import type { World } from './world.ts'

/** So long a world may take to come to rest. */
const restWithinMs = 300_000

export async function comeToRest(world: World): Promise<void> {
  const { time, network, faults } = world
  faults.next.length = 0
  faults.slownessMs = 1
  network.latencyMs = 2
  network.comeBack()
  for (const { store } of world.devices) if (store !== null) store.isFull = false
  await time.pass(5_000)
  faults.next.length = 0
  for (const line of [...network.lines]) line.cut()
  for (const tab of world.tabs) {
    if (tab.use !== 'dead') tab.setOnline(true, network)
    if (tab.isClosed) continue
    tab.sessionId = world.signIn(tab.person)
    tab.replica.resume()
  }
  for (const device of world.devices) {
    if (world.tabs.some(tab => tab.device === device && !tab.isClosed)) continue
    const owner = world.tabs.find(tab => tab.device === device)
    if (owner !== undefined) world.openTab(owner.person, device)
  }
  const from = time.now()
  while (!isAtRest(world)) {
    if (time.now() - from > restWithinMs) throw new Broken('nothing is left waiting', whatWaits(world))
    await time.pass(1_000)
    if (world.broken !== null) return
  }
  // Pages that were left look this often whether the device has room.
  await time.pass(15_000)
  // Left in a browser that keeps nothing, and not taken by the server since: that asks before it is closed.
  for (const tab of world.tabs) if (tab.use === 'left' && tab.wouldLose) world.excuseUnstored(tab.atRisk, `${tab.name} was left`)
  await world.server.projector.flush()
}

const openTabs = (world: World): Tab[] => world.tabs.filter(tab => !tab.isClosed)

function isAtRest(world: World): boolean {
  return world.isServerUp && openTabs(world).every(({ replica }) => {
    const status = replica.status()
    return status.state === 'closed' || (status.state === 'live' && status.unsent === 0)
  })
}

const whatWaits = (world: World): string =>
  `${world.isServerUp ? '' : 'no server; '}${openTabs(world).map(({ name, replica }) => `${name} ${JSON.stringify(replica.status())}`).join(', ')}`

export async function checkAtRest(world: World, memory: MemoryStore): Promise<void> {
  await checkServer(world, memory.store)
  checkCopies(world)
  checkPresence(world)
  checkWords(world)
  checkReferences(world)
  await checkSummary(world, memory)
  checkForgeries(world)
  await checkVersions(world, memory.store)
  for (const tab of openTabs(world)) world.counts.toldOfLoss += tab.replica.keptWords().filter(({ reason }) => reason.type === 'rolled-back').length
  if (world.counts.frames === 0) throw new Broken('something happened', JSON.stringify(world.counts))
}

/** The server's copy, the log replayed by the watcher, and the log as the store gives it now, are the same. */
async function checkServer(world: World, store: Store): Promise<void> {
  const { watcher, server } = world
  const loaded = await store.loadDocument(`plan/${world.plan}`)
  if (!loaded.ok || loaded.value === null) throw new Broken('the server’s copy is what its log gives', 'the plan cannot be loaded')
  const fresh = new Y.Doc()
  if (loaded.value.snapshot !== null) Y.applyUpdate(fresh, loaded.value.snapshot.bytes)
  for (const { bytes } of loaded.value.updates) Y.applyUpdate(fresh, bytes)
  const stored = canonical(fresh)
  const replayed = canonical(watcher.doc)
  if (stored !== replayed) throw new Broken('the server’s copy is what its log gives', difference(stored, replayed))
  if (loaded.value.headSeq !== watcher.seq) throw new Broken('the server’s copy is what its log gives', `head ${loaded.value.headSeq}, watched ${watcher.seq}`)
  await checkOpenDocument(world)
  const owners = await store.clientIdOwners(`plan/${world.plan}`, loaded.value.epoch)
  if (!owners.ok) throw new Broken('every struct is its author’s', 'the owners cannot be read')
  for (const { person, seq, bytes } of loaded.value.updates) {
    if (watcher.firstOfEpoch.has(seq)) continue
    for (const client of Y.parseUpdateMeta(bytes).to.keys()) {
      if (owners.value.get(client) !== person) throw new Broken('every struct is its author’s', `row ${seq}: client ${client} is bound to ${owners.value.get(client) ?? 'nobody'}`)
    }
  }
  if (server.documents.countOpen().documents > 1) throw new Broken('the server’s copy is what its log gives', 'the plan is open twice')
}

/** What was adopted and what delegations were asked about is what its hash was made of, and was a state of the plan. */
async function checkVersions(world: World, { database }: Store): Promise<void> {
  const plan = PlanId.parse(world.plan)
  for (const { id, label, contentHash, kind } of await versionsOf(database, plan)) {
    const doc = await openVersion(database, plan, id)
    if (doc === null || canonicalHash(doc, planSchema, 'content') !== contentHash) throw new Broken('a version that is kept verifies', `version ${label}`)
    world.counts.versions++
    if (kind === 'adopted' && (await readDossier(database, plan, id)) === null) throw new Broken('a version that is kept verifies', `version ${label} has no decision`)
  }
}

/** Compares the server's copy with the log, if it is open and nothing of it waits for a commit. */
export async function checkOpenDocument({ server, watcher }: World): Promise<void> {
  for (const document of server.documents.all) {
    if (document.isDirty || document.isRetired || document.seq !== watcher.seq) continue
    const held = await document.whenStored(canonical)
    const replayed = canonical(watcher.doc)
    if (held !== replayed) throw new Broken('the server’s copy is what its log gives', difference(held, replayed))
  }
}

function checkCopies(world: World): void {
  const stored = canonical(world.watcher.doc)
  const facts = factsOf(world.watcher.record, new Date(world.time.now()))
  for (const { name, person, replica } of openTabs(world)) {
    const { doc } = replica
    const status = replica.status()
    if (status.state === 'closed') {
      if (mayRead(person.party, facts) && status.reason !== 'notFound' && status.reason !== 'rightLost') throw new Broken('an honest page is not thrown out', `${name} is closed: ${status.reason}`)
      continue
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Broken('nothing is left waiting', `in the copy of ${name}`)
    const shown = canonical(doc)
    if (shown !== stored) throw new Broken('all copies are equal in the end', `${name}: ${difference(shown, stored)}`)
  }
}

/** Whoever is in the plan sees every other open page, and no page that is gone. */
function checkPresence(world: World): void {
  const live = openTabs(world).filter(({ replica }) => replica.status().state === 'live')
  const there = new Set(live.map(({ replica }) => replica.doc.clientID))
  const dishonest = world.intruderClientIds
  for (const { name, replica } of live) {
    const seen = new Set(replica.awareness.getStates().keys())
    for (const id of there) if (!seen.has(id)) throw new Broken('everybody sees who is there', `${name} does not see ${id}`)
    for (const id of seen) if (!there.has(id) && !dishonest.has(id)) throw new Broken('everybody sees who is there', `${name} sees ${id}, which is gone`)
  }
}

function checkWords(world: World): void {
  const { ledger, watcher } = world
  // Whoever may not come back is not told what was lost.
  for (const tab of openTabs(world)) if (tab.replica.status().state === 'closed') world.excuseOnlyHere(tab)
  const plain = planPlain(watcher.doc)
  const inPlan = wordsIn(plain)
  const present = new Set(inPlan)
  if (present.size < inPlan.length) {
    const twice = inPlan.find((word, index) => inPlan.indexOf(word) !== index && !ledger.broughtBack.has(word))
    if (twice !== undefined) throw new Broken('nothing stands twice', `${twice} of ${ledger.words.get(twice)?.tab ?? ''}`)
  }
  for (const word of ledger.words.values()) {
    if (present.has(word.token) || ledger.isExcused(word) || standsWithoutItsSigns(plain, word)) continue
    const wasStored = watcher.storedWords.has(word.token)
    if (wasStored) throw new Broken('nothing anybody wrote is lost', `${word.token} of ${word.tab} in ${word.place} was stored`)
    if (!keptBy(world, word.person).has(word.token)) throw new Broken('nothing anybody wrote is lost', `${word.token} of ${word.tab} in ${word.place}`)
  }
}

/** A word that took another's place and was done again is laid between the other's signs, `<` and `>`, which are still whose
 *  they were: a colleague who takes the other word away takes them with it, and the word stands bare. */
function standsWithoutItsSigns(plain: PlanPlain, { token, place }: Word): boolean {
  const text = leafAt(plain, place)
  const numbers: readonly string[] = typeof text === 'string' ? text.match(/\d+/g) ?? [] : []
  return numbers.includes(token.slice(1, -1))
}

/** The value at a place, whose keys may themselves hold the sign that parts them. */
function leafAt(plain: unknown, place: string): unknown {
  if (typeof plain !== 'object' || plain === null) return undefined
  for (const [key, value] of Object.entries(plain)) {
    if (place === key) return value
    const found: unknown = place.startsWith(`${key}/`) ? leafAt(value, place.slice(key.length + 1)) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** Every word that a device or page of this person still has, in its outbox or among the kept words. */
function keptBy(world: World, person: string): Set<string> {
  const kept = new Set<string>()
  for (const { store } of world.devices) for (const record of store?.records.values() ?? []) if (record.person === person) for (const word of tokensInBytes(record.sealed)) kept.add(word)
  for (const tab of world.tabs) {
    if (tab.person.id !== person || tab.isClosed) continue
    for (const word of tokensIn(JSON.stringify(tab.replica.keptWords()))) kept.add(word)
    if (tab.replica.status().unsent > 0) for (const word of wordsIn(planPlain(tab.doc))) kept.add(word)
  }
  return kept
}

function checkReferences({ watcher }: World): void {
  const { actions, references } = planPlain(watcher.doc)
  const given = Object.values(references)
  if (new Set(given).size !== given.length) throw new Broken('every action has one reference, and no two the same', given.join(' '))
  for (const id of Object.keys(actions)) if (!Object.hasOwn(references, id)) throw new Broken('every action has one reference, and no two the same', `${id} has none`)
}

async function checkSummary({ watcher, plan, server }: World, { store, cycles }: MemoryStore): Promise<void> {
  const row = await store.database.selectFrom('plan_summaries').selectAll().where('plan', '=', watcher.record.id).executeTakeFirst()
  if (row === undefined) throw new Broken('a summary is what the whole plan gives', 'there is none')
  const cycle = cycles.find(({ id }) => id === watcher.record.cycle)
  const anew = summaryOf(planPlain(watcher.doc), { plan: watcher.record.id, goalsOfCycle: cycle?.goals.map(goal => goal.id) ?? [] })
  const withoutProposals = withoutWhatIsProposed(planPlain(watcher.doc))
  const { counts, funding, findings } = summaryOf(withoutProposals, { plan: watcher.record.id, goalsOfCycle: cycle?.goals.map(goal => goal.id) ?? [] })
  if (!sameValue({ counts, funding, findings }, { counts: anew.counts, funding: anew.funding, findings: anew.findings })) {
    throw new Broken('what is proposed counts nowhere', difference(JSON.stringify({ counts, funding, findings }), JSON.stringify(anew)))
  }
  const stored = PlanSummary.parse(JSON.parse(row.summary))
  const shown = server.summary(watcher.record.id)
  if (shown === null || !sameValue(shown, anew)) throw new Broken('a summary is what the whole plan gives', `lists show ${difference(JSON.stringify(shown), JSON.stringify(anew))}`)
  // A new epoch begins with what was there: what the summary says is said of that too.
  const isOfThis = row.seq === watcher.seq || (row.seq < watcher.seq && watcher.firstOfEpoch.has(watcher.seq))
  if (!isOfThis || !sameValue(stored, anew)) {
    throw new Broken('a summary is what the whole plan gives', `${plan} at ${row.seq} of ${watcher.seq}: ${difference(JSON.stringify(stored), JSON.stringify(anew))}`)
  }
}

function withoutWhatIsProposed(plan: PlanPlain): PlanPlain {
  const actions = Object.entries(plan.actions).filter(([, action]) => action?.proposedBy === undefined || action.takenIn === true)
  return { ...plan, actions: Object.fromEntries(actions) }
}

/** What was forged stands nowhere but in a text that a dishonest drafter may write in. */
function checkForgeries({ watcher }: World): void {
  const { record, references, goals, actions } = planPlain(watcher.doc)
  const elsewhere = withoutQuotes([record, references, Object.keys(goals), Object.values(actions).map(action => [action?.contributions, action?.answers, action?.kind, action?.order])])
  if (elsewhere.includes(forged)) throw new Broken('who may not write has written nothing', elsewhere)
  if (watcher.doc.share.has(forged) || canonical(watcher.doc).includes('javascript:')) throw new Broken('who may not write has written nothing', 'a root or a link that no schema holds')
}

/** What a page calls saved is in the log, or among the kept words of its author. */
export function checkSaved(world: World): void {
  const { ledger, watcher } = world
  for (const token of ledger.unsettled) {
    const word = ledger.words.get(token)
    if (word === undefined || ledger.isExcused(word) || watcher.storedWords.has(token)) {
      ledger.unsettled.delete(token)
      continue
    }
    const tab = world.tabs.find(({ name }) => name === word.tab)
    if (tab === undefined || tab.isClosed || !tab.replica.isSynced || tab.replica.status().saved !== 'saved') continue
    if (!keptBy(world, word.person).has(token)) throw new Broken('what is called saved is stored', `${token} of ${tab.name}`)
    ledger.unsettled.delete(token)
  }
}
