// The process of the scripted writers: signs sample people in, opens as many connections as asked, types until told to
// stop, and reports. A process of its own, so that what the writers cost is not in anybody else's numbers.
import * as Y from 'yjs'
import { PartyId, PersonId } from '../../shared/ids.ts'
import { seededRandom } from '../../shared/sample/seeded-random.ts'
import { signInAs } from '../harness/sign-in.ts'
import { DeliveryLedger } from './delivery-ledger.ts'
import { quantilesOf } from './quantiles.ts'
import { ScriptedWriter } from './scripted-writer.ts'
import { ToWriters } from './writer-messages.ts'
import type { FromWriters } from './writer-messages.ts'

/** Sample people who may write in the plan; several connections of one person are several tabs. */
const people = [
  ['de-drafter', 'ms-de'], ['de-speaks', 'ms-de'], ['europol-analyst', 'europol'], ['frontex-speaks', 'frontex'],
  ['eurojust-drafter', 'eurojust'], ['it-speaks', 'ms-it'], ['nl-speaks', 'ms-nl'], ['mt-speaks', 'ms-mt'],
] as const

const ledger = new DeliveryLedger()
let writers: readonly ScriptedWriter[] = []
let writing: Promise<unknown> = Promise.resolve()

process.on('message', (received: unknown) => {
  const message = ToWriters.parse(received)
  switch (message.type) {
    case 'start':
      return void start(message.origin, message.plan, message.writers)
    case 'measure':
      return ledger.measureFromNow()
    case 'stop':
      return void stop()
  }
})
// The bench is gone: nothing is left to write for.
process.on('disconnect', () => process.exit(1))

async function start(origin: string, plan: string, count: number): Promise<void> {
  const sessions = await Promise.all(people.map(async ([name, party]) => ({ ...(await signInAs(origin, name)), party })))
  writers = Array.from({ length: count }, (_, index) => {
    const session = sessions[index % sessions.length]
    if (session === undefined) throw new Error('no sample people')
    return new ScriptedWriter({
      origin,
      plan,
      cookie: session.cookie,
      person: PersonId.parse(session.person),
      party: PartyId.parse(session.party),
      random: seededRandom(index + 1),
      ledger,
      firstAction: index,
      step: count,
    })
  })
  await Promise.all(writers.map(writer => writer.join()))
  writing = Promise.all(writers.map(writer => writer.write()))
  tell({ type: 'ready' })
}

async function stop(): Promise<void> {
  const { count, p50, p95, p99, max } = quantilesOf(ledger.latenciesMs)
  const orNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
  const closed = writers.flatMap(({ closedWith }) => closedWith ?? [])
  const fromOthers = typedByOthers(writers)
  await Promise.all(writers.map(writer => writer.stop()))
  await writing
  const { user, system } = process.cpuUsage()
  tell({
    type: 'report',
    sent: writers.reduce((sum, writer) => sum + writer.sent, 0),
    settled: writers.reduce((sum, writer) => sum + writer.settled, 0),
    refusals: writers.flatMap(({ refusals }) => refusals),
    closed,
    latency: { count, p50: orNull(p50), p95: orNull(p95), p99: orNull(p99), max: orNull(max) },
    fromOthers,
    cpuSeconds: (user + system) / 1_000_000,
  })
  process.disconnect()
}

/** Characters that reached the first writer from people outside this process since it joined. */
function typedByOthers([first]: readonly ScriptedWriter[]): number {
  if (first === undefined) return 0
  const own = new Set(writers.map(({ doc }) => doc.clientID))
  let characters = 0
  for (const [client, structs] of first.doc.store.clients) {
    if (own.has(client) || first.hadWritten.has(client)) continue
    for (const struct of structs) if (struct instanceof Y.Item && struct.content instanceof Y.ContentString) characters += struct.length
  }
  return characters
}

function tell(message: FromWriters): void {
  process.send?.(message)
}
