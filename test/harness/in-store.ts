// Looks into the database of a server beside it, or changes what stands there, as its command line does.
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import type { RunningServer } from './server.ts'

export async function inStore<T>({ dataDirectory }: Pick<RunningServer, 'dataDirectory'>, look: (store: Store) => Promise<T>): Promise<T> {
  const opened = await openSqliteStore({ directory: dataDirectory, as: 'beside' })
  if (!opened.ok) throw new Error(opened.error.code)
  try {
    return await look(opened.value)
  } finally {
    await opened.value.close()
  }
}
