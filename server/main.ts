// The process: configuration, store, documents, pages, and an orderly end. Reads as the list of what it is made of.
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { PlanId } from '../shared/ids.ts'
import type { PartyId } from '../shared/ids.ts'
import { maxMessageBytes } from '../shared/protocol/limits.ts'
import { cycleViews } from './api/cycles.ts'
import { createApp } from './app.ts'
import { systemClock } from './clock.ts'
import { readConfig, sentenceOfConfigProblem } from './config.ts'
import { authSecretOf } from './identity/auth-secret.ts'
import { firstStartLinkOf, newFirstStartToken } from './identity/first-start.ts'
import { heldFunctions } from './identity/held-functions.ts'
import { openIdentity } from './identity/identity.ts'
import { knowsNobody, loadSamplePeople } from './identity/sample-people.ts'
import { linkValidDays } from './identity/tokens.ts'
import { cycleKind } from './cycles/cycle-kind.ts'
import { Cycles } from './cycles/cycles.ts'
import { DaysRights } from './days/days-rights.ts'
import { Days } from './days/days.ts'
import { daysKind } from './days/days-kind.ts'
import { Digests } from './digest/digests.ts'
import { Proposals } from './proposals/proposals.ts'
import { Inbox } from './inbox/inbox.ts'
import { OwnSaid } from './inbox/own-said.ts'
import { roundBrief } from './open-rounds/brief.ts'
import { DraftPositions } from './open-rounds/draft-positions.ts'
import { OpenRounds } from './open-rounds/open-rounds.ts'
import { Services } from './open-rounds/services.ts'
import { Rounds } from './rounds/rounds.ts'
import { Steps } from './rounds/steps.ts'
import { History } from './history/history.ts'
import { HistoryIndex } from './history/history-index.ts'
import { sideKind } from './sides/side-kind.ts'
import { SideRights } from './sides/side-rights.ts'
import { Sides } from './sides/sides.ts'
import { Files } from './exports/files.ts'
import { threadsOf, Workshop } from './exports/workshop.ts'
import { liveEndpoint } from './live/endpoint.ts'
import { LiveSummaries } from './live/live-summaries.ts'
import { presenceOf } from './live/presence.ts'
import { smtpMail } from './mail/smtp.ts'
import { pageScriptOf } from './pages.ts'
import { planKind } from './plans/plan-kind.ts'
import { Plans } from './plans/plans.ts'
import { Projector } from './projection/projector.ts'
import { loadReferenceData } from './reference-data.ts'
import { rehearse } from './rehearsal.ts'
import { closeSocketsWhenRightsEnd } from './rights.ts'
import { SearchIndexer } from './search/indexer.ts'
import { Search } from './search/search.ts'
import { loadSamplePlans } from './sample-plans.ts'
import { loadSampleRound } from './sample-round.ts'
import { sentenceOfOpenError } from './store/open-error.ts'
import { failureOf } from './store/sqlite/failure.ts'
import { openSqliteStore } from './store/sqlite/open.ts'
import { sqliteSearchIndex } from './store/sqlite/search-index.ts'
import { GroupCommit } from './sync/commit.ts'
import { EndedRights } from './sync/ended-rights.ts'
import { documentEndpoint } from './sync/endpoint.ts'
import { OpenDocuments } from './sync/open-documents.ts'
import { Renewals } from './sync/renewals.ts'
import { seenProofs } from './sync/seen-proof.ts'
import { hasRoom, watchDisk } from './telemetry/disk.ts'
import { createLog } from './telemetry/log.ts'
import { createMetrics } from './telemetry/metrics.ts'
import { keptVersionsOf } from './versions/kept-versions.ts'
import { NamedVersions } from './versions/named-versions.ts'
import { warmUp } from './warm-up.ts'

/** Something in the environment or on the disk has to be put right first. */
const exitSetUp = 1
/** The disk failed: start again from what is stored (EX_SOFTWARE). */
const exitStoreFailed = 70
/** Whoever is still connected by then is cut off. */
const shutdownDeadlineMs = 5_000

// What is planned here is for its readers, not for everybody with an account on the machine.
process.umask(0o077)

const config = readConfig(process.env)
if (!config.ok) stop(config.error.map(sentenceOfConfigProblem).join('\n'))
try {
  await run(config.value)
} catch (error) {
  // What it takes to start could not be written: said in a sentence. Everything else is a fault of ours.
  const isOfStore = failureOf(error) !== null || (error instanceof Error && error.cause === 'store/not-writable')
  if (!isOfStore) throw error
  stop(`The data directory ${config.value.dataDirectory} takes nothing, so the server cannot start. Make room there, or see who else uses it.`)
}

async function run(settings: Extract<typeof config, { ok: true }>['value']): Promise<void> {
  const log = createLog({ level: settings.logLevel })
  const metrics = createMetrics()
  const failed = (reason: string): never => {
    log.error('store.failed', new Error(reason), { reason })
    process.exit(exitStoreFailed)
  }
  const opened = await openSqliteStore({ directory: settings.dataDirectory, onFinalFailure: ({ reason }) => failed(reason) })
  if (!opened.ok) stop(sentenceOfOpenError(opened.error))
  const store = opened.value
  const authSecret = authSecretOf(settings)
  await loadReferenceData(store.database)
  // Before anybody watches for changed functions: those of sample people are not news.
  const startedAt = new Date()
  const loadsSample = settings.demo && (await knowsNobody(store.database))
  const live = new LiveSummaries()
  const commits = new GroupCommit(store, {
    fatal: ({ reason }) => failed(reason),
    failed: (documents, reason) => log.warn('commit.failed', { documents, reason }),
    failing: reason => {
      log.warn('store.takes-nothing', { reason })
      metrics.storeTakesWrites(false)
      documents.stopEdits()
    },
    recovered: () => {
      log.warn('store.takes-writes-again')
      metrics.storeTakesWrites(true)
      documents.resumeEdits()
    },
    finished: (_documents, updates, tookMs) => metrics.committed(updates, tookMs / 1000),
  }, undefined, async () => (await hasRoom(settings.dataDirectory)) && store.isWritable())
  const disk = watchDisk(settings.dataDirectory, {
    looked: ({ freeBytes, usedShare }) => metrics.disk(freeBytes, usedShare),
    nearlyFull: ({ freeBytes, usedShare }) => log.warn('disk.nearly-full', { freeBytes, usedPercent: Math.round(usedShare * 100) }),
  })
  const daysRights = new DaysRights(store, () => documents)
  const sideRights = new SideRights(store, () => documents)
  const documents: OpenDocuments = new OpenDocuments(store, commits, [planKind(store), daysKind(daysRights), sideKind(sideRights), cycleKind(store)], {
    loaded: () => metrics.documentLoaded(),
    committed: (document, report) => {
      // Before anything else hears of it: whoever may no longer see exact days is sent nothing more of them.
      daysRights.committed(document, report)
      sideRights.committed(document, report)
      projector.committed(document, report)
      indexer.committed(document)
      historyIndex.committed(document)
      ownSaid.committed(document, report)
    },
    accepted: () => metrics.updateAccepted(),
    refused: ({ code, path }, document, party) => {
      metrics.updateRefused(code)
      // Of exact days nobody learns here that there are any.
      if (document.startsWith('plan/')) live.refused(PlanId.parse(document.slice('plan/'.length)), code, party, path)
    },
    presenceChanged: document => {
      const here = presenceOf(document)
      if (here !== null) live.publishPresence(...here)
    },
    epochRaised: document => {
      metrics.epochRaised()
      log.warn('document.rolled-back', { document })
    },
    fault: (what, document, error) => log.error('document.fault', error, { what, document }),
  }, seenProofs(authSecret))
  const projector = new Projector(store, documents, live, () => cycleViews(store.database), (what, error) => log.error('projection.fault', error, { what }), systemClock, projected => {
    indexer.projected(projected)
    inbox.projected(projected)
  })
  const index = sqliteSearchIndex(store.database)
  const indexer = new SearchIndexer(index, documents, store.database, (what, error) => log.error('search.fault', error, { what }))
  const planFault = (what: string, error: unknown): void => void log.error('plan.fault', error, { what })
  const plans = new Plans(store, documents, plan => {
    daysRights.timeCame(plan)
    void projector.project(plan)
  }, systemClock, planFault)
  const days = new Days(store, documents, daysRights, () => live.summaries())
  const endedRights = new EndedRights()
  const heldNow = heldFunctions(store.database, endedRights, () => new Date())
  const proposals = new Proposals({ store, documents, heldNow, now: () => new Date() })
  const sides = new Sides(store)
  const ofRounds = { store, plans, documents, heldNow, now: () => new Date(), changed: (plan: PlanId) => live.positionsChanged(plan), fault: planFault }
  const steps = new Steps(ofRounds)
  steps.takeWhenDue()
  const rounds = new Rounds(ofRounds)
  const ownSaid = new OwnSaid({ database: store.database, documents, changed: ({ plan, party }) => live.ownNotesChanged(plan, party), now: () => new Date() })
  const inbox = new Inbox({ database: store.database, documents, summariesFor: party => live.summariesFor(party), changed: plan => live.positionsChanged(plan), ownSaid, now: () => new Date() })
  const ownNotes = {
    store,
    documents,
    plans,
    now: () => new Date(),
    changed: (plan: PlanId, party: PartyId) => live.ownNotesChanged(plan, party),
  }
  const services = new Services({
    database: store.database,
    now: ownNotes.now,
    // Their pages ask for the whole list anew, whichever plan is named.
    changed: party => live.plansOpenTo(party).slice(0, 1).forEach(plan => live.ownNotesChanged(plan, party)),
  })
  const ofOpenRounds = {
    openRounds: new OpenRounds({ ...ownNotes, services, summariesFor: party => live.summariesFor(party) }),
    draftPositions: new DraftPositions(ownNotes),
    services,
    brief: (party: PartyId, plan: PlanId, round: number) => roundBrief(ownNotes, party, plan, round),
  }
  const historyIndex = new HistoryIndex(store.database, (what, error) => log.error('history.fault', error, { what }))
  const cycles = new Cycles(store, documents)
  const workshop = new Workshop(threadsOf(new URL('./export-worker.js', import.meta.url)), error => log.error('export.fault', error))
  const files = new Files({
    workshop,
    documents,
    record: plans.record,
    rounds: (party, plan) => rounds.view(party, plan),
    cycles: () => cycleViews(store.database),
    summariesFor: party => live.summariesFor(party),
    address: settings.address,
    now: () => new Date(),
  })
  const identity = await openIdentity({ store, config: settings, authSecret, log })
  const mail = settings.mail === null ? null : smtpMail(settings.mail, log)
  const digests = mail === null ? null : new Digests({ database: store.database, inbox, summariesFor: party => live.summariesFor(party), mail, cycles: () => cycleViews(store.database), address: settings.address, log, clock: systemClock })
  const renewals = new Renewals(endedRights)
  closeSocketsWhenRightsEnd(identity, documents, live, endedRights)

  const toDiscuss = loadsSample ? await loadSamplePlans(plans, store.database, settings.demoRound) : null
  await cycles.start()
  await projector.start()
  await indexer.start(plan => projector.project(plan))
  await plans.start()
  if (toDiscuss !== null) {
    // Timers of commits keep no process alive, and nothing listens yet.
    const awake = setInterval(() => undefined, 1_000)
    await loadSampleRound({ store, plans, documents, now: () => new Date() }, toDiscuss)
    clearInterval(awake)
  }
  // The last of it: without them the next start loads what is missing.
  if (loadsSample) await loadSamplePeople(store, startedAt)
  digests?.start()

  const pages = fileURLToPath(new URL('../client', import.meta.url))
  const app = createApp({
    config: settings,
    authSecret,
    store,
    identity,
    plans,
    days,
    proposals,
    sides,
    steps,
    rounds,
    namedVersions: new NamedVersions(ofRounds),
    inbox,
    ofOpenRounds,
    history: new History(store.database, historyIndex, plan => keptVersionsOf(store.database, plan)),
    cycles,
    search: new Search(index, store.database, live),
    files,
    mail,
    documents: documentEndpoint(documents, store, renewals),
    live: liveEndpoint(live, renewals, settings.isDevelopment ? null : await pageScriptOf(pages)),
    endedRights,
    renewals,
    openNow: () => documents.countOpen(),
    log,
    metrics,
    pages,
  })
  if (settings.warmUpMs > 0) {
    // A slow first minute is no reason not to start.
    await rehearse(settings.warmUpMs).catch((error: unknown) => log.error('rehearsal.fault', error))
  }
  await warmUp({ store, documents, identity, ask: () => Promise.resolve(app.request('/healthz')) })
  // In a sample workspace nobody has to come in. Printed and not logged: whoever reads logs is not whoever sets up.
  const firstStart = settings.demo ? null : await newFirstStartToken(store.database, new Date())
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes, perMessageDeflate: false })
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host, websocket: { server: sockets } }, () => {
    const start = firstStart === null ? '' : `Nobody is administrator yet. Open this link to become the first; it works once, within ${linkValidDays} days, until the next start:\n${firstStartLinkOf(settings.address, firstStart)}\n`
    process.stdout.write(`EMPACT workspace: ${settings.address}\n${start}`)
  })
  server.on('error', (error: NodeJS.ErrnoException) => {
    stop(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.port} on ${settings.host} is taken by another program. Stop that one, or choose another port with PORT.`
        : `The server cannot listen on ${settings.host}:${settings.port} (${error.code ?? error.name}). Check HOST and PORT.`,
    )
  })

  let ending = false
  const end = async (): Promise<void> => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(exitStoreFailed), shutdownDeadlineMs).unref()
    server.close()
    disk.stop()
    // What was accepted is stored and acknowledged before anybody is sent away.
    await digests?.close()
    await commits.stop()
    await documents.closeAll()
    plans.close()
    historyIndex.close()
    await workshop.close()
    live.close()
    await projector.flush()
    await indexer.flush()
    identity.close()
    mail?.close()
    await store.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  process.on('SIGINT', () => void end())
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(exitSetUp)
}
