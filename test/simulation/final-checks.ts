// The world comes to rest: trouble ends, everybody comes back, and all work arrives or is kept. Then everything that must
// be true of a quiet world is looked at.
import * as Y from 'yjs'
import { mayRead } from '../../shared/mandates/mandates.ts'
import { planPlain, planSchema } from '../../shared/documents/plan.ts'
import type { PlanPlain } from '../../shared/documents/plan.ts'
import { PlanSummary, summaryOf } from '../../shared/projection/plan-summary.ts'
import { sameValue } from '../../shared/projection/same-value.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { factsOf } from '../../server/plans/plan-record.ts'
import { openVersion, readDossier, versionsOf } from '../../server/versions/versions.ts'
import type { Store } from '../../server/store/store.ts'
import { Broken } from './broken.ts'
import { canonical, difference } from './canonical.ts'
import type { DocumentLog } from './document-log.ts'
import { forged } from './intruder.ts'
import { tokensIn, withoutQuotes, wordsIn } from './ledger.ts'
import type { Ledger, Word } from './ledger.ts'
import type { MemoryStore } from './memory-store.ts'
import { keptBy } from './kept-words.ts'
import { checkDrafts, checkSides } from './side-checks.ts'
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
    tab.resume()
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
  return world.isServerUp && openTabs(world).flatMap(({ replicas }) => replicas).every(replica => {
    const status = replica.status()
    return status.state === 'closed' || (status.state === 'live' && status.unsent === 0)
  })
}

const whatWaits = (world: World): string =>
  `${world.isServerUp ? '' : 'no server; '}${openTabs(world).flatMap(({ name, replicas }) => replicas.map(replica => `${name} ${JSON.stringify(replica.status())}`)).join(', ')}`

export async function checkAtRest(world: World, memory: MemoryStore): Promise<void> {
  for (const log of world.watcher.documents) await checkServer(world, log, memory.store)
  checkCopies(world)
  checkSides(world)
  checkPresence(world)
  checkWords(world)
  checkDrafts(world)
  checkReferences(world)
  await checkSummary(world, memory)
  checkForgeries(world)
  await checkVersions(world, memory.store)
  for (const { replicas } of openTabs(world)) for (const replica of replicas) world.counts.toldOfLoss += replica.keptWords().filter(({ reason }) => reason.type === 'rolled-back').length
  if (world.counts.frames === 0) throw new Broken('something happened', JSON.stringify(world.counts))
}

/** The server's copy, the log replayed by the watcher, and the log as the store gives it now, are the same. */
async function checkServer(world: World, log: DocumentLog, store: Store): Promise<void> {
  const loaded = await store.loadDocument(log.id)
  if (!loaded.ok || loaded.value === null) throw new Broken('the server’s copy is what its log gives', `${log.id} cannot be loaded`)
  const fresh = new Y.Doc()
  if (loaded.value.snapshot !== null) Y.applyUpdate(fresh, loaded.value.snapshot.bytes)
  for (const { bytes } of loaded.value.updates) Y.applyUpdate(fresh, bytes)
  const stored = log.form(fresh)
  const replayed = log.form(log.doc)
  if (stored !== replayed) throw new Broken('the server’s copy is what its log gives', difference(stored, replayed))
  if (loaded.value.headSeq !== log.seq) throw new Broken('the server’s copy is what its log gives', `head ${loaded.value.headSeq} of ${log.id}, watched ${log.seq}`)
  await checkOpenDocument(world)
  const owners = await store.clientIdOwners(log.id, loaded.value.epoch)
  if (!owners.ok) throw new Broken('every struct is its author’s', 'the owners cannot be read')
  for (const { person, seq, bytes } of loaded.value.updates) {
    if (log.firstOfEpoch.has(seq)) continue
    const ofClients = [...Y.parseUpdateMeta(bytes).to.keys()].map(client => ({ client, owner: owners.value.get(client) }))
    // What the server wrote at somebody's word is of its own ids.
    if (person !== null && ofClients.every(({ owner }) => owner === null)) continue
    for (const { client, owner } of ofClients) {
      if (owner !== person) throw new Broken('every struct is its author’s', `row ${seq}: client ${client} is bound to ${owner ?? 'nobody'}`)
    }
  }
  if ([...world.server.documents.all].filter(({ id }) => id === log.id).length > 1) throw new Broken('the server’s copy is what its log gives', `${log.id} is open twice`)
}

/** What was adopted and what delegations were asked about is what its hash was made of, and was a state of the plan. */
async function checkVersions(world: World, { database }: Store): Promise<void> {
  const { plan } = world
  for (const { id, label, contentHash, kind } of await versionsOf(database, plan)) {
    const doc = await openVersion(database, plan, id)
    if (doc === null || canonicalHash(doc, planSchema, 'content') !== contentHash) throw new Broken('a version that is kept verifies', `version ${label}`)
    world.counts.versions++
    const unsent = world.watcher.unsentIn(tokensIn(canonical(doc)))
    if (unsent !== null) throw new Broken('a draft is seen by its own delegation alone', `${unsent} stands in version ${label}`)
    if (kind === 'adopted' && (await readDossier(database, plan, id)) === null) throw new Broken('a version that is kept verifies', `version ${label} has no decision`)
  }
}

/** Compares the server's copies with the logs, as far as they are open and nothing of them waits for a commit. */
export async function checkOpenDocument({ server, watcher }: World): Promise<void> {
  // One that has died holds what the disk may have lost since.
  if (server.life.isOver) return
  for (const document of server.documents.all) {
    const log = watcher.logOf(document.id)
    if (log === null) throw new Broken('the server’s copy is what its log gives', `${document.id} has no log`)
    if (document.isDirty || document.isRetired || document.seq !== log.seq) continue
    const held = await document.whenStored(log.form)
    const replayed = log.form(log.doc)
    if (held !== replayed) throw new Broken('the server’s copy is what its log gives', difference(held, replayed))
  }
}

function checkCopies(world: World): void {
  const stored = canonical(world.watcher.plan.doc)
  const facts = factsOf(world.watcher.plan.record, new Date(world.time.now()))
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

/** Whoever is in the plan, or in a delegation's own side of it, sees every other page that is open there, and no page that is gone. */
function checkPresence(world: World): void {
  checkPresenceIn(world, openTabs(world).map(({ name, replica }) => ({ name, replica })))
  for (const party of world.watcher.sides.keys()) {
    checkPresenceIn(world, openTabs(world).flatMap(({ name, person, side }) => (side === null || person.party !== party ? [] : [{ name, replica: side.replica }])))
  }
}

type Present = { readonly name: string; readonly replica: Pick<Tab['replica'], 'status' | 'doc' | 'awareness'> }

function checkPresenceIn(world: World, pages: readonly Present[]): void {
  const live = pages.filter(({ replica }) => replica.status().state === 'live')
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
  for (const tab of openTabs(world)) if (tab.replica.status().state === 'closed') world.excuseOnlyHere(tab, 'plan')
  const plain = planPlain(watcher.plan.doc)
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

function checkReferences({ watcher }: World): void {
  const { actions, references } = planPlain(watcher.plan.doc)
  const given = Object.values(references)
  if (new Set(given).size !== given.length) throw new Broken('every action has one reference, and no two the same', given.join(' '))
  for (const id of Object.keys(actions)) if (!Object.hasOwn(references, id)) throw new Broken('every action has one reference, and no two the same', `${id} has none`)
}

async function checkSummary({ watcher, plan, server }: World, { store, cycles }: MemoryStore): Promise<void> {
  const row = await store.database.selectFrom('plan_summaries').selectAll().where('plan', '=', watcher.plan.record.id).executeTakeFirst()
  if (row === undefined) throw new Broken('a summary is what the whole plan gives', 'there is none')
  const cycle = cycles.find(({ id }) => id === watcher.plan.record.cycle)
  const anew = summaryOf(planPlain(watcher.plan.doc), { plan: watcher.plan.record.id, goalsOfCycle: cycle?.goals.map(goal => goal.id) ?? [] })
  const withoutProposals = withoutWhatIsProposed(planPlain(watcher.plan.doc))
  const { counts, funding, findings } = summaryOf(withoutProposals, { plan: watcher.plan.record.id, goalsOfCycle: cycle?.goals.map(goal => goal.id) ?? [] })
  if (!sameValue({ counts, funding, findings }, { counts: anew.counts, funding: anew.funding, findings: anew.findings })) {
    throw new Broken('what is proposed counts nowhere', difference(JSON.stringify({ counts, funding, findings }), JSON.stringify(anew)))
  }
  const stored = PlanSummary.parse(JSON.parse(row.summary))
  const shown = server.summary(watcher.plan.record.id)
  const unsent = watcher.unsentIn(tokensIn(JSON.stringify(shown)))
  if (unsent !== null) throw new Broken('a draft is seen by its own delegation alone', `${unsent} stands in the lists`)
  if (shown === null || !sameValue(shown, anew)) throw new Broken('a summary is what the whole plan gives', `lists show ${difference(JSON.stringify(shown), JSON.stringify(anew))}`)
  // A new epoch begins with what was there: what the summary says is said of that too.
  const isOfThis = row.seq === watcher.plan.seq || (row.seq < watcher.plan.seq && watcher.plan.firstOfEpoch.has(watcher.plan.seq))
  if (!isOfThis || !sameValue(stored, anew)) {
    throw new Broken('a summary is what the whole plan gives', `${plan} at ${row.seq} of ${watcher.plan.seq}: ${difference(JSON.stringify(stored), JSON.stringify(anew))}`)
  }
}

function withoutWhatIsProposed(plan: PlanPlain): PlanPlain {
  const actions = Object.entries(plan.actions).filter(([, action]) => action?.proposedBy === undefined || action.takenIn === true)
  return { ...plan, actions: Object.fromEntries(actions) }
}

/** What was forged stands nowhere but in a text that a dishonest drafter may write in. */
function checkForgeries({ watcher }: World): void {
  const { record, references, goals, actions } = planPlain(watcher.plan.doc)
  const elsewhere = withoutQuotes([record, references, Object.keys(goals), Object.values(actions).map(action => [action?.contributions, action?.answers, action?.kind, action?.order])])
  if (elsewhere.includes(forged)) throw new Broken('who may not write has written nothing', elsewhere)
  if (watcher.plan.doc.share.has(forged) || canonical(watcher.plan.doc).includes('javascript:')) throw new Broken('who may not write has written nothing', 'a root or a link that no schema holds')
}

/** What a page calls saved is in the log, or among the kept words of its author. */
export function checkSaved(world: World): void {
  checkSavedOf(world, world.ledger, tab => tab.replica)
  for (const ledger of world.ledgers.drafts.values()) checkSavedOf(world, ledger, tab => tab.side?.replica ?? null)
}

function checkSavedOf(world: World, ledger: Ledger, replicaOf: (tab: Tab) => Pick<Tab['replica'], 'isSynced' | 'status'> | null): void {
  const { watcher } = world
  for (const token of ledger.unsettled) {
    const word = ledger.words.get(token)
    if (word === undefined || ledger.isExcused(word) || watcher.storedWords.has(token)) {
      ledger.unsettled.delete(token)
      continue
    }
    const tab = world.tabs.find(({ name }) => name === word.tab)
    const replica = tab === undefined || tab.isClosed ? null : replicaOf(tab)
    if (replica === null || !replica.isSynced || replica.status().saved !== 'saved') continue
    if (!keptBy(world, word.person).has(token)) throw new Broken('what is called saved is stored', `${token} of ${word.tab}`)
    ledger.unsettled.delete(token)
  }
}
