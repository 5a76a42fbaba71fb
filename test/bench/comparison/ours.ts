// Our server as it is delivered, over a workspace whose plans hold the content of the comparison; clients are signed in
// as people of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { planSchema } from '../../../shared/documents/plan.ts'
import { PartyId, PersonId, randomId } from '../../../shared/ids.ts'
import { helloToQuery } from '../../../shared/protocol/hello.ts'
import { providerVersion } from '../../../shared/protocol/messages.ts'
import { addPerson } from '../../../server/identity/add-person.ts'
import { saveRecord } from '../../../server/plans/plan-record.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import { metric } from '../../harness/metrics.ts'
import { startServer } from '../../harness/server.ts'
import { areaOf, benchPriority, recordOf } from './content.ts'
import type { Content, MeasuredServer, ServerKind } from './measured-server.ts'

/** Delegations that may write in the plans of the comparison, each with so many people that nobody opens more than a person
 *  may; several connections of one person are several tabs. */
const parties = ['ms-de', 'europol', 'ms-fr', 'frontex'] as const
const peopleOfParty = 6
const people = Array.from({ length: peopleOfParty }, (_, number) => parties.map(party => [`bench-${party}-${number}`, party] as const)).flat()
const at = '2026-01-05T09:00:00.000Z'

export const ours: ServerKind = { name: 'ours', stores: true, start: startOurs }

async function startOurs(content: Content): Promise<MeasuredServer> {
  const directory = mkdtempSync(join(tmpdir(), 'empact-bench-'))
  // For instance `--import` of something that profiles it.
  const nodeOptions = process.env['SERVER_NODE_OPTIONS']
  const environment = { DATA_DIR: directory, ...(nodeOptions === undefined ? {} : { NODE_OPTIONS: nodeOptions }) }
  // The first start makes the people, the second the summaries of the plans: what is measured does neither.
  await (await startServer(environment)).stop()
  const tokens = await addPlans(directory, content)
  await (await startServer(environment)).stop()
  const server = await startServer({ ...environment, WARM_UP_MS: '1000' })
  const sessions: Session[] = []
  for (const [index, [name, party]] of people.entries()) sessions.push({ party, ...(await signedIn(server.origin, name, tokens[index] ?? '')) })
  return {
    name: 'ours',
    dialect: 'ours',
    stores: true,
    pid: server.pid,
    addressOf: (document, client, clientId) => {
      const session = sessions[client % sessions.length]
      if (session === undefined) throw new Error('no sample people')
      const query = helloToQuery({ person: PersonId.parse(session.person), party: PartyId.parse(session.party), clients: [clientId], schema: planSchema.version, provider: providerVersion })
      return { url: `${server.origin.replace('http', 'ws')}/sync/${document}?${query}`, headers: { origin: server.origin, cookie: session.cookie } }
    },
    kill: server.kill,
    startAgain: server.startAgain,
    seed: () => Promise.reject(new Error('ours keeps its content')),
    loads: () => metric(server, 'empact_documents_loaded_total'),
    remove: async () => {
      await server.remove()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

type Session = { readonly party: string; readonly person: string; readonly cookie: string }

const password = 'a password of the bench'
const emailOf = (name: string): string => `${name}@example.org`

/** Sets a person's password by the link that an operator would hand out, and signs in with it. */
async function signedIn(origin: string, name: string, token: string): Promise<Omit<Session, 'party'>> {
  const ask = async (path: string, init: { method?: string; body?: object; cookie?: string }): Promise<Response> => {
    const { method = 'POST', body, cookie } = init
    const answer = await fetch(`${origin}/api${path}`, { method, headers: { origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(cookie === undefined ? {} : { cookie }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    if (answer.status !== 200) throw new Error(`${path} for ${name}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  await ask('/set-password', { body: { token, password } })
  const signIn = await ask('/sign-in', { body: { email: emailOf(name), password } })
  const cookie = signIn.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  const me = await (await ask('/me', { method: 'GET', cookie })).json() as { person: { id: string } }
  return { person: me.person.id, cookie }
}

/** Writes people and plans into the store of a server that is not running; answers with the words that set their passwords. */
async function addPlans(directory: string, { documents, state }: Content): Promise<readonly string[]> {
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(`the workspace could not be opened: ${opened.error.code}`)
  const store = opened.value
  const tokens: string[] = []
  for (const [name, party] of people) {
    const added = await addPerson(store, { name, email: emailOf(name), party: PartyId.parse(party), function: 'drafter' }, new Date())
    if (!added.ok) throw new Error(added.error.code)
    tokens.push(added.value)
  }
  const [author] = Y.parseUpdateMeta(state).to.keys()
  if (author === undefined) throw new Error('the content has no author')
  for (const [index, id] of documents.entries()) {
    const record = recordOf(index + 1)
    const epoch = randomId()
    const row = { document: id, seq: 1, epoch, bytes: state, person: null, party: null, capacity: null, role: null, clientIds: [author], at }
    const created = await store.createDocument({ id, kind: 'plan', epoch, schemaVersion: planSchema.version, serverClientId: author, createdAt: at }, [row], async transaction => {
      await transaction.insertInto('areas').values({ id: areaOf(index + 1), priority: benchPriority, code: record.areaCode, title: `Bench ${index + 1}`, position: index }).execute()
      await saveRecord(transaction, record, null, at)
    })
    if (!created.ok) throw new Error(`a plan could not be added: ${created.error.code}`)
  }
  await store.close()
  return tokens
}
