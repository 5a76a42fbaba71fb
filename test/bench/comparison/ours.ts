// Our server as it is delivered, over a workspace whose plans hold the content of the comparison; clients are signed in
// as people of its sample.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as Y from 'yjs'
import { planSchema } from '../../../shared/documents/plan.ts'
import { PartyId, PersonId, randomId } from '../../../shared/ids.ts'
import { helloToQuery } from '../../../shared/protocol/hello.ts'
import { providerVersion } from '../../../shared/protocol/messages.ts'
import { insertPerson } from '../../../server/identity/people.ts'
import { saveRecord } from '../../../server/plans/plan-record.ts'
import { openSqliteStore } from '../../../server/store/sqlite/open.ts'
import { startServer } from '../../harness/server.ts'
import { signInAs } from '../../harness/sign-in.ts'
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
  await addPlans(directory, content)
  await (await startServer(environment)).stop()
  const server = await startServer({ ...environment, WARM_UP_MS: '1000' })
  const sessions = await Promise.all(people.map(async ([name, party]) => ({ ...(await signInAs(server.origin, name)), party })))
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
    loads: async () => {
      const text = await (await fetch(`${server.origin}/metrics`)).text()
      return Number(/^empact_documents_loaded_total (\d+)$/m.exec(text)?.[1] ?? Number.NaN)
    },
    remove: async () => {
      await server.remove()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Writes the plans into the store of a server that is not running. */
async function addPlans(directory: string, { documents, state }: Content): Promise<void> {
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(`the workspace could not be opened: ${opened.error.code}`)
  const store = opened.value
  await store.database.transaction().execute(async transaction => {
    for (const [name, party] of people) {
      await insertPerson(transaction, { id: PersonId.parse(`sample-person-${name}`), name, email: `${name}@example.org`, memberships: [{ party: PartyId.parse(party), function: 'drafter' }], sampleLabel: name }, new Date(at))
    }
  })
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
}
