// npm run bench -- history: how long the history of a plan with many updates takes to open, over HTTP: with its index, and once without,
// as after it was thrown away. The updates are put into the log as a server would have stored them: typed letter by letter by people of
// several delegations, over many days.
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { planView } from '../../shared/documents/plan.ts'
import { ActivityAnswer } from '../../shared/history/activity.ts'
import { MomentsAnswer } from '../../shared/api/history.ts'
import { PartyId, PersonId } from '../../shared/ids.ts'
import { inStore } from '../harness/in-store.ts'
import { startServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import type { LogRow } from '../../server/store/store.ts'
import { currentLoad, machineRows } from './machine.ts'
import { milliseconds, tableOf } from './table.ts'

const plan = 'ms-2026'
const updates = 50_000
const lettersOfSession = 250
const authors = [['sample-person-de-drafter', 'ms-de'], ['sample-person-it-speaks', 'ms-it'], ['sample-person-fr-drafter', 'ms-fr'], ['sample-person-nl-speaks', 'ms-nl']] as const
const rowsAtOnce = 2_000
const promisedMs = 2_000
const words = 'the routes over land and sea are mapped twice a year by all who take part '

const load = currentLoad()
const server = await startServer()
try {
  await server.stop()
  const rows = await inStore(server, async store => {
    const stored = await store.loadDocument(`plan/${plan}`)
    if (!stored.ok || stored.value === null) throw new Error('the sample has this plan')
    const { epoch, headSeq, snapshot, updates: log } = stored.value
    const made = typedUpdates([...(snapshot === null ? [] : [snapshot.bytes]), ...log.map(({ bytes }) => bytes)], { document: `plan/${plan}`, epoch, seq: headSeq })
    for (let next = 0; next < made.length; next += rowsAtOnce) {
      const appended = await store.appendUpdates(made.slice(next, next + rowsAtOnce))
      if (!appended.ok) throw new Error(appended.error.code)
    }
    for (const table of ['history_entries', 'history_states', 'history_documents'] as const) await store.database.deleteFrom(table).execute()
    return made.length
  })
  await server.startAgain()
  const who = await signInAs(server.origin, 'de-drafter')
  const ask = async (question: string): Promise<{ json: unknown; tookMs: number }> => {
    const startedAt = performance.now()
    const { status, json } = await who.call('GET', `/api/plans/${plan}/${question}`)
    if (status !== 200) throw new Error(`${question} was answered with ${status}`)
    return { json, tookMs: performance.now() - startedAt }
  }
  const without = await ask('history?party=ms-de')
  await server.stop()
  await server.startAgain()
  const opened = await ask('history?party=ms-de')
  const again = await ask('history?party=ms-de')
  const moments = await ask('history/moments?party=ms-de')
  const { own, begin, seq } = MomentsAnswer.parse(moments.json)
  const middle = own[Math.floor(own.length / 2)]?.seq ?? seq
  const state = await ask(`history/state?party=ms-de&seq=${middle}`)
  const difference = await ask(`history/difference?party=ms-de&before=${begin}&after=${seq}`)
  const entries = ActivityAnswer.parse(opened.json).entries.length
  console.log(tableOf([
    { title: 'Machine', rows: machineRows(load) },
    {
      title: `History of a plan with ${rows} updates, over HTTP`,
      rows: [
        ['activity, first page, after a start', milliseconds(opened.tookMs)],
        ['activity, first page, again', milliseconds(again.tookMs)],
        ['versions and moments', `${milliseconds(moments.tookMs)} (${own.length} steps of one’s own)`],
        ['one state in the middle', milliseconds(state.tookMs)],
        ['the first state against the last', milliseconds(difference.tookMs)],
        ['activity where the index was thrown away', milliseconds(without.tookMs)],
        [`opened in less than ${promisedMs / 1000} s`, opened.tookMs + moments.tookMs < promisedMs ? 'yes' : 'no'],
      ],
    },
  ]))
  if (entries === 0) throw new Error('nothing was told, so nothing was measured')
} finally {
  await server.remove()
}

/** Letters typed at the end of descriptions, in one session after the other. */
function typedUpdates(state: readonly Uint8Array[], { document, epoch, seq }: { readonly document: string; readonly epoch: string; readonly seq: number }): LogRow[] {
  const doc = new Y.Doc()
  for (const bytes of state) Y.applyUpdate(doc, bytes)
  const view = planView(doc)
  const runs = view.roots.actions.ids().flatMap(id => {
    const line = view.roots.actions.get(id)?.description.fragment.get(0)
    const run = line instanceof Y.XmlElement ? line.get(0) : null
    return run instanceof Y.XmlText ? [run] : []
  })
  const rows: LogRow[] = []
  let at = Date.parse('2026-01-05T08:00:00.000Z')
  doc.on('update', (bytes: Uint8Array) => {
    const [person, party] = authors[Math.floor(rows.length / lettersOfSession) % authors.length] ?? authors[0]
    rows.push({ document, epoch, seq: seq + rows.length + 1, bytes, person: PersonId.parse(person), party: PartyId.parse(party), capacity: 'drafter', role: 'driver', clientIds: [doc.clientID], at: new Date(at).toISOString() })
  })
  for (let count = 0; rows.length < updates; count++) {
    at += count % lettersOfSession === 0 ? 30 * 60_000 : 200
    const run = runs[Math.floor(count / lettersOfSession) % runs.length]
    // A text of a hundred thousand letters is none.
    if (run !== undefined && run.length > 4_000) run.delete(0, 1)
    run?.insert(run.length, words[count % words.length] ?? ' ')
  }
  return rows
}
