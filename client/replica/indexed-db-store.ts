// The outbox's records in IndexedDB, which all tabs of one browser share.
import { OutboxRecord } from './outbox-store.ts'
import type { OutboxStore } from './outbox-store.ts'

/** Of a device one can also ask for all that it keeps of a person. */
export type DeviceStore = OutboxStore & { listOf(person: string): Promise<OutboxRecord[]> }

const databaseName = 'empact-outbox'
const version = 1
const records = 'records'
const byDocument = 'by-document'

/** The database is opened with the first use; where the browser gives none, each call rejects. */
export function indexedDbStore(factory: IDBFactory): DeviceStore {
  let opened: Promise<IDBDatabase> | null = null
  const database = (): Promise<IDBDatabase> => {
    opened ??= openDatabase(factory).then(
      made => {
        // Another tab wants a newer version, or the browser cleared its data: the next use opens it again.
        made.addEventListener('versionchange', () => made.close())
        for (const event of ['versionchange', 'close']) made.addEventListener(event, () => { opened = null })
        return made
      },
      (error: unknown) => {
        opened = null
        throw error
      },
    )
    return opened
  }
  const listAt = async (key: IDBValidKey | IDBKeyRange): Promise<OutboxRecord[]> => {
    const transaction = (await database()).transaction(records, 'readonly')
    const found: unknown[] = await resultOf(transaction.objectStore(records).index(byDocument).getAll(key))
    return found.flatMap(record => {
      const parsed = OutboxRecord.safeParse(record)
      return parsed.success ? [parsed.data] : []
    })
  }
  return {
    list: (person, document) => listAt([person, document]),
    // A list stands behind every text, so this is where the person's documents end.
    listOf: person => listAt(IDBKeyRange.bound([person], [person, []])),
    write: async ({ put, remove, onDisk }) => {
      const transaction = (await database()).transaction(records, 'readwrite', { durability: onDisk ? 'strict' : 'relaxed' })
      const store = transaction.objectStore(records)
      for (const id of remove) store.delete(id)
      for (const record of put) store.put(record)
      await finished(transaction)
    },
  }
}

function openDatabase(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(databaseName, version)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(records, { keyPath: 'id' }).createIndex(byDocument, ['person', 'document'])
  })
  return resultOf(request)
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the browser storage failed')))
  })
}

function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    for (const event of ['abort', 'error']) {
      transaction.addEventListener(event, () => reject(transaction.error ?? new Error('the browser storage failed')))
    }
  })
}
