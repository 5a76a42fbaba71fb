// The Hono app: security headers, the API, the two websocket endpoints, and the pages. The one place where a bug becomes
// an answer.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { upgradeWebSocket } from '@hono/node-server'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { WebSocket } from 'ws'
import { failure, limitBody, wholeBody } from './api/answers.ts'
import { cycleRoutes } from './api/cycles.ts'
import { deadlineRoutes } from './api/deadlines.ts'
import { digestOffRoutes, digestRoutes, oneClickRoutes } from './api/digest.ts'
import { guidanceRoutes } from './api/guidance.ts'
import { historyRoutes } from './api/history.ts'
import { proposalRoutes } from './api/proposals.ts'
import { sideRoutes } from './api/sides.ts'
import { inboxRoutes } from './api/inbox.ts'
import { openRoundRoutes } from './api/open-rounds.ts'
import type { OpenRoundParts } from './api/open-rounds.ts'
import { roundRoutes } from './api/rounds.ts'
import { calendarRoutes, daysRoutes } from './api/days.ts'
import { outboxKeyRoutes } from './api/outbox-key.ts'
import { peopleRoutes } from './api/people.ts'
import { planRoutes } from './api/plans.ts'
import { renewalRoutes } from './api/renewals.ts'
import { setUpRoutes } from './api/set-up.ts'
import { searchRoutes } from './api/search.ts'
import { matrixFileRoutes, planFileRoutes, schemaRoutes } from './api/plan-files.ts'
import { signedIn, supportTeamOnly } from './api/signed-in.ts'
import { versionRoutes } from './api/versions.ts'
import { supervisorRoutes } from './api/supervisors.ts'
import { builtFiles } from './built-files.ts'
import type { Config } from './config.ts'
import { ForgottenPasswords } from './identity/forgotten-passwords.ts'
import type { Identity } from './identity/identity.ts'
import { originCheck, originIsOurs } from './identity/origin.ts'
import { isLocalRequest } from './identity/local-request.ts'
import { clientAddress, peerAddressOf } from './identity/client-address.ts'
import { identityRoutes } from './identity/routes.ts'
import type { LiveEndpoint } from './live/endpoint.ts'
import type { Cycles } from './cycles/cycles.ts'
import type { Days } from './days/days.ts'
import type { History } from './history/history.ts'
import type { Proposals } from './proposals/proposals.ts'
import type { Sides } from './sides/sides.ts'
import type { Inbox } from './inbox/inbox.ts'
import type { Rounds } from './rounds/rounds.ts'
import type { Steps } from './rounds/steps.ts'
import type { Files } from './exports/files.ts'
import { maxPlanFileBytes } from './exports/plan-file-limits.ts'
import { Deadlines } from './calendar/deadlines.ts'
import { digestOffPath } from './mail/digest-letter.ts'
import type { Mail } from './mail/mail.ts'
import type { Plans } from './plans/plans.ts'
import type { Search } from './search/search.ts'
import type { Store } from './store/store.ts'
import { closeCodes } from '../shared/protocol/close-codes.ts'
import { maxSocketsPerPerson, maxStrangersPerAddress } from '../shared/protocol/limits.ts'
import { maxStepBytes } from '../shared/workflow/bounds.ts'
import type { EndedRights } from './sync/ended-rights.ts'
import type { Endpoint, Session } from './sync/endpoint.ts'
import { GatheredSocket } from './sync/gathered-socket.ts'
import { OpenSockets } from './sync/open-sockets.ts'
import type { Renewals } from './sync/renewals.ts'
import { cutOffWhenStalled } from './sync/stalled-lines.ts'
import type { Log } from './telemetry/log.ts'
import type { Metrics } from './telemetry/metrics.ts'
import type { NamedVersions } from './versions/named-versions.ts'

/** Of a request to the API, but for the file of a plan. */
const maxBodyBytes = 256 * 1024
const limitRequest = limitBody(maxBodyBytes)
/** Whoever finishes rounds names all that is open, one by one. */
const stepAddress = /^\/api\/plans\/[^/]+\/steps$/
const limitStep = limitBody(maxStepBytes)
const importAddress = '/api/plans/import'
const limitFile = limitBody(maxPlanFileBytes, 'import/plan-too-large')

type TakeSocket = (socket: WebSocket) => void

export type AppParts = {
  readonly config: Config
  readonly authSecret: string
  readonly store: Store
  readonly identity: Identity
  readonly plans: Plans
  readonly days: Days
  readonly proposals: Proposals
  readonly sides: Sides
  readonly steps: Steps
  readonly rounds: Rounds
  readonly namedVersions: NamedVersions
  readonly inbox: Inbox
  readonly ofOpenRounds: OpenRoundParts
  readonly history: History
  readonly cycles: Cycles
  readonly search: Search
  readonly files: Files
  /** Null: the workspace sends none. */
  readonly mail: Mail | null
  readonly documents: Endpoint
  readonly live: LiveEndpoint
  readonly endedRights: EndedRights
  readonly renewals: Renewals
  /** How many documents and sockets to them are open. */
  readonly openNow: () => { readonly documents: number; readonly connections: number }
  readonly log: Log
  readonly metrics: Metrics
  /** Folder of the built pages. */
  readonly pages: string
}

/** Everything below /api, typed end to end: the browser's client knows these routes. */
function apiRoutes({ config, authSecret, store, identity, plans, days, proposals, sides, history, steps, rounds, namedVersions, inbox, ofOpenRounds, cycles, search, files, mail, renewals, log, metrics }: AppParts) {
  const forgotten = mail === null ? null : new ForgottenPasswords({ store, mail, address: config.address, log })
  return new Hono()
    .use(originCheck(config))
    .use((context, next) => (context.req.path === importAddress ? limitFile : stepAddress.test(context.req.path) ? limitStep : limitRequest)(context, next))
    .route('/', identityRoutes(identity, config, { metrics, forgotten }))
    .route('/', digestOffRoutes(store.database))
    // Nothing that a stranger sends is waited for.
    .use(signedIn(identity))
    .use('/plans/import', supportTeamOnly)
    .use(wholeBody(signedIn(identity)))
    .route('/cycles', cycleRoutes(store.database))
    .route('/cycles', guidanceRoutes(cycles))
    .route('/cycles', supervisorRoutes(cycles))
    .route('/outbox-key', outboxKeyRoutes(authSecret))
    .route('/renewals', renewalRoutes(renewals, identity))
    .route('/plans', planRoutes(plans))
    .route('/plans', planFileRoutes(files, plans, identity))
    .route('/matrix', matrixFileRoutes(files, identity))
    .route('/schemas', schemaRoutes())
    .route('/plans', daysRoutes(days))
    .route('/inbox', inboxRoutes(inbox))
    .route('/digest', digestRoutes(store.database, mail !== null))
    .route('/open-rounds', openRoundRoutes(ofOpenRounds))
    .route('/plans', proposalRoutes(proposals))
    .route('/plans', sideRoutes(sides))
    .route('/plans', roundRoutes(steps, rounds))
    .route('/plans', deadlineRoutes(new Deadlines({ database: store.database, address: config.address, now: () => new Date() })))
    .route('/plans', versionRoutes(plans, namedVersions, store))
    .route('/plans', historyRoutes(history))
    .route('/calendar', calendarRoutes(days))
    .route('/people', peopleRoutes({ store, identity, mail, address: config.address }))
    .route('/set-up', setUpRoutes(store))
    .route('/search', searchRoutes(search))
    // Last, for every method: what no route above has answered. A mounted app's own `notFound` is never asked.
    .all('/*', context => failure(context, 404, 'api/not-found'))
}
export type ApiRoutes = ReturnType<typeof apiRoutes>

export function createApp(parts: AppParts): Hono<{ Bindings: HttpBindings }> {
  const { config, identity, documents, live, endedRights, openNow, log, store, metrics, pages } = parts
  const app = new Hono<{ Bindings: HttpBindings }>()
  const isReady = askedSeldom(() => store.isWritable())
  app.onError((error, context) => {
    const refusal = store.refusalOf(error)
    if (refusal !== null) {
      log.warn('http.store-takes-nothing', { reason: refusal.reason })
      return failure(context, 503, 'api/not-storing')
    }
    context.header('x-error-id', log.error('http.unexpected', error))
    return failure(context, 500, 'api/unexpected')
  })
  app.use(secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      // React Aria places popovers by style attributes; no style sheet comes from outside.
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'", ...(config.isDevelopment ? ['ws:'] : [])],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  }))

  app.get('/healthz', context => context.text('alive'))
  app.get('/readyz', async context => ((await isReady()) ? context.text('ready') : context.text('the store takes nothing', 503)))
  app.get('/metrics', async context => {
    const mayRead = config.metricsFor === 'everybody' || isLocalRequest(peerAddressOf(context), context.req.raw.headers)
    const { documents: openDocuments, connections } = openNow()
    metrics.documents(openDocuments)
    metrics.connections(connections)
    return mayRead ? context.body(await metrics.text(), 200, { 'content-type': metrics.contentType }) : context.text('not from here', 403)
  })

  app.route('/api', apiRoutes(parts))
  app.route(digestOffPath, oneClickRoutes(store.database))

  const sockets = new OpenSockets()
  /** Looks up the session, decides, and hands over the open socket, unless a right has ended in between, or there are as
   *  many sockets of this person as there may be. */
  const upgrade = async (asked: Context<{ Bindings: HttpBindings }>, decide: (session: Session | null) => Promise<TakeSocket> | TakeSocket) => {
    const mark = endedRights.mark()
    const session = await identity.signedIn(asked.req.raw.headers)
    const [owner, most] = session === null
      ? [`address ${clientAddress(peerAddressOf(asked), asked.req.header('x-forwarded-for'), config.trustedProxies)}`, maxStrangersPerAddress] as const
      : [`person ${session.person.id}`, maxSocketsPerPerson] as const
    // Nothing is looked for, loaded or bound for a socket that cannot stay.
    const take = sockets.isFull(owner, most) ? null : await decide(session)
    const { socket: line } = asked.env.incoming
    return {
      onOpen: (_event: unknown, opened: { raw?: unknown }) => {
        // Hono hands the socket of the websocket server given to serve(), which is ws.
        const socket = opened.raw as WebSocket
        const leave = take === null ? null : sockets.enter(owner, most)
        if (take === null || leave === null) {
          if (session === null) socket.terminate()
          else new GatheredSocket(socket, line).close(closeCodes.tooManySockets, 'tooManySockets')
          return
        }
        socket.on('close', leave)
        cutOffWhenStalled(socket, line)
        if (session !== null && endedRights.since(mark, session)) socket.close(closeCodes.restarting, 'restarting')
        else take(socket)
      },
    }
  }
  app.use('/sync/*', async (context, next) => (originIsOurs(context.req.raw, config) ? next() : context.text('wrong origin', 403)))
  app.use('/live', async (context, next) => (originIsOurs(context.req.raw, config) ? next() : context.text('wrong origin', 403)))
  const sync = (documentIdOf: (params: Readonly<Record<string, string>>) => string) => upgradeWebSocket((asked: Context<{ Bindings: HttpBindings }>) =>
    upgrade(asked, async session => {
      const take = await documents.prepare({ documentId: documentIdOf(asked.req.param()), query: asked.req.query(), session })
      return socket => take(new GatheredSocket(socket, asked.env.incoming.socket))
    }))
  app.get('/sync/:kind/:id', sync(({ kind = '', id = '' }) => `${kind}/${id}`))
  app.get('/sync/jad/:plan/:action', sync(({ plan = '', action = '' }) => `jad/${plan}/${action}`))
  app.get('/sync/side/:plan/:party', sync(({ plan = '', party = '' }) => `side/${plan}/${party}`))
  app.get('/live', upgradeWebSocket(context => upgrade(context, session => live.prepare({ query: context.req.query(), session }))))

  // Built files carry their content's hash in the name; the page that names them must never be old.
  app.get('/assets/:file', builtFiles(join(pages, 'assets')))
  app.get('/assets/*', context => context.text('no such file', 404, { 'cache-control': 'no-store' }))
  app.get('/icon.svg', serveStatic({ root: pages }))
  app.get('*', async context => {
    context.header('cache-control', 'no-cache')
    return context.html(await readFile(join(pages, 'index.html'), 'utf8'))
  })
  return app
}

/** Anybody may ask whether the store takes writes, and the answer costs one; asked again within a second it is the same. */
function askedSeldom(ask: () => Promise<boolean>): () => Promise<boolean> {
  let answer: Promise<boolean> | null = null
  return () => {
    if (answer === null) {
      answer = ask()
      setTimeout(() => { answer = null }, 1_000).unref()
    }
    return answer
  }
}
