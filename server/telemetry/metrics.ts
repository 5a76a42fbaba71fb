// What the process counts about itself, in the text format of Prometheus. No label ever holds a name or an id of a
// person or a plan. The only importer of the metrics library.
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'

export type Metrics = {
  readonly contentType: string
  readonly text: () => Promise<string>
  readonly signIn: (outcome: 'taken' | 'refused' | 'limited') => void
  readonly updateAccepted: () => void
  /** `code` is the code of the refusal, of which there are few. */
  readonly updateRefused: (code: string) => void
  /** The data directory was put back to an earlier day, and a page noticed. */
  readonly epochRaised: () => void
  readonly committed: (rows: number, seconds: number) => void
  readonly storeTakesWrites: (takes: boolean) => void
  readonly disk: (freeBytes: number, usedShare: number) => void
  readonly connections: (open: number) => void
  readonly documents: (open: number) => void
  readonly documentLoaded: () => void
}

/** Seconds; the group commit's window is at most 0.05, its promise is 0.25 for the 99th of a hundred. */
const commitSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const signIns = new Counter({ name: 'empact_sign_ins_total', help: 'Attempts to sign in', labelNames: ['outcome'], registers })
  const accepted = new Counter({ name: 'empact_updates_accepted_total', help: 'Updates that the gate took', registers })
  const refused = new Counter({
    name: 'empact_updates_refused_total',
    help: 'Updates that the gate refused',
    labelNames: ['code'],
    registers,
  })
  const epochsRaised = new Counter({
    name: 'empact_epochs_raised_total',
    help: 'Documents whose data turned out to be older than what a page had seen',
    registers,
  })
  const commits = new Histogram({
    name: 'empact_commit_seconds',
    help: 'Time of one durable commit',
    buckets: commitSeconds,
    registers,
  })
  const rowsStored = new Counter({ name: 'empact_updates_stored_total', help: 'Updates that are on disk', registers })
  const storeTakes = new Gauge({ name: 'empact_store_takes_writes', help: '1 while edits are taken, 0 while the store takes nothing', registers })
  storeTakes.set(1)
  const diskFree = new Gauge({ name: 'empact_disk_free_bytes', help: 'Free space on the disk of the data directory', registers })
  const diskUsed = new Gauge({ name: 'empact_disk_used_ratio', help: 'Used share of the disk of the data directory, 0 to 1', registers })
  const connections = new Gauge({ name: 'empact_connections', help: 'Open sockets', registers })
  const documents = new Gauge({ name: 'empact_documents_open', help: 'Documents held in memory', registers })
  const loads = new Counter({ name: 'empact_documents_loaded_total', help: 'Times a document was read from the store into memory', registers })
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    signIn: outcome => signIns.inc({ outcome }),
    updateAccepted: () => accepted.inc(),
    updateRefused: code => refused.inc({ code }),
    epochRaised: () => epochsRaised.inc(),
    committed: (rows, seconds) => {
      rowsStored.inc(rows)
      commits.observe(seconds)
    },
    storeTakesWrites: takes => storeTakes.set(takes ? 1 : 0),
    disk: (freeBytes, usedShare) => {
      diskFree.set(freeBytes)
      diskUsed.set(usedShare)
    },
    connections: open => connections.set(open),
    documents: open => documents.set(open),
    documentLoaded: () => loads.inc(),
  }
}
