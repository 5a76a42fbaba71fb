// All work of a person on this device that the server has not taken, whatever document it is of: how much there is, sending
// it, discarding it. Asked for when somebody signs out; loaded then.
import { cycleSchema } from '../../shared/documents/cycle.ts'
import { daysSchema } from '../../shared/documents/joint-action-days.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import type { PersonId } from '../../shared/ids.ts'
import { browserEnvironment } from './browser-environment.ts'
import type { Environment } from './environment.ts'
import { indexedDbStore } from './indexed-db-store.ts'
import { openReplica } from './open-replica.ts'
import { openReplicas, tellOtherPagesToDiscard, type AnyReplica } from './open-replicas.ts'
import { documentOfOutbox, type OutboxDocument } from './outbox-store.ts'

/** Work on its way is settled within a moment; who signs out right after the last word is not asked about that. */
const settleMs = 1_500
/** Sending goes on as long as something arrives; after so long without, what is left is said. */
const stalledMs = 6_000

export type UnsentWork = {
  readonly changes: number
  /** How many of them this page alone holds, because the browser keeps nothing: they end with it. */
  readonly onlyHere: number
}

/** What is unsent once everything has had a moment to arrive. */
export async function unsentWork(person: PersonId): Promise<UnsentWork> {
  const here = openReplicas()
  await Promise.all(here.map(replica => replica.flush()))
  await within(settleMs, here, replica => replica.status().unsent === 0 || replica.status().saved !== 'saving')
  return count(person)
}

/** Sends all that can be sent: what this page has open, and what was kept of other documents. Resolves with what is left. */
export async function sendUnsent(person: PersonId, environment: Environment = browserEnvironment()): Promise<UnsentWork> {
  const here = openReplicas()
  for (const replica of here) replica.resume()
  const kept = await documentsWithWork(person)
  const others = kept.filter(({ name }) => !here.some(({ keptUnder }) => keptUnder === name)).map(document => opened(document, person, environment))
  await within(stalledMs, [...here, ...others], replica => {
    const status = replica.status()
    return status.state === 'closed' || (status.state === 'live' && status.unsent === 0)
  })
  await Promise.all([...here, ...others].map(replica => replica.flush()))
  for (const replica of others) replica.close()
  return count(person)
}

/** For good: from this page, from the person's other pages in this browser, and from the device. Words that were refused
 *  stay kept for their author. */
export async function discardUnsent(person: PersonId): Promise<void> {
  const here = openReplicas()
  tellOtherPagesToDiscard(person)
  for (const replica of here) replica.discardUnsent()
  await Promise.all(here.map(replica => replica.flush()))
  const store = deviceStore()
  if (store === null) return
  const ids = (await entriesOf(person)).map(({ id }) => id)
  if (ids.length > 0) await store.write({ put: [], remove: ids, onDisk: true })
}

const deviceStore = () => (window.isSecureContext && window.indexedDB !== undefined ? indexedDbStore(window.indexedDB) : null)

async function entriesOf(person: PersonId) {
  try {
    const records = (await deviceStore()?.listOf(person)) ?? []
    return records.filter(({ kind }) => kind === 'entry')
  } catch {
    // Storage that cannot be read keeps nothing that could be sent.
    return []
  }
}

async function count(person: PersonId): Promise<UnsentWork> {
  const onDevice = (await entriesOf(person)).length
  const onlyHere = openReplicas().map(replica => replica.status()).reduce((sum, { unsent, keptOnDevice }) => sum + (keptOnDevice ? 0 : unsent), 0)
  return { changes: onDevice + onlyHere, onlyHere }
}

async function documentsWithWork(person: PersonId): Promise<readonly OutboxDocument[]> {
  const names = [...new Set((await entriesOf(person)).map(({ document }) => document))]
  return names.flatMap(name => documentOfOutbox(name) ?? [])
}

function opened({ kind, id, party }: OutboxDocument, person: PersonId, environment: Environment): AnyReplica & { close(): void } {
  const of = { id, identity: { person, party }, environment }
  switch (kind) {
    case 'plan':
      return openReplica({ ...of, kind, schema: planSchema })
    case 'jad':
      return openReplica({ ...of, kind, schema: daysSchema })
    case 'cycle':
      return openReplica({ ...of, kind, schema: cycleSchema })
  }
}

/** Resolves when it is so of all of them, or when for so long no change of theirs has arrived. */
function within(ms: number, replicas: readonly AnyReplica[], isSo: (replica: AnyReplica) => boolean): Promise<void> {
  return new Promise(resolve => {
    const stops: (() => void)[] = []
    const end = (): void => {
      window.clearTimeout(timer)
      for (const stop of stops) stop()
      resolve()
    }
    let timer = window.setTimeout(end, ms)
    let unsent = Number.POSITIVE_INFINITY
    const look = (): void => {
      if (replicas.every(isSo)) return end()
      const left = replicas.reduce((sum, replica) => sum + replica.status().unsent, 0)
      if (left < unsent) {
        window.clearTimeout(timer)
        timer = window.setTimeout(end, ms)
      }
      unsent = left
    }
    for (const replica of replicas) stops.push(replica.subscribe(look))
    look()
  })
}
