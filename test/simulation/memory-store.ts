// The product's SQLite store over a database in memory: the same code, tables and transactions without the disk. One for
// the whole process, emptied between worlds, because making the tables takes longer than a world does.
import type { CycleView } from '../../shared/api/cycles.ts'
import { cycleViews } from '../../server/api/cycles.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { openInMemory } from '../../server/store/sqlite/open-in-memory.ts'
import type { Store } from '../../server/store/store.ts'

export type MemoryStore = {
  readonly store: Store
  readonly cycles: readonly CycleView[]
  /** As after the first start: reference data and nothing else. */
  empty(): void
  /** Remembers everything as it is. */
  copy(): void
  /** As when the last copy was made. */
  putBack(): void
}

/** Tables that a first start fills and that no world changes. */
const kept = new Set(['kysely_migration', 'kysely_migration_lock', 'cycles', 'priorities', 'areas', 'goals'])

export async function openMemoryStore(now: () => Date): Promise<MemoryStore> {
  const { store, connection } = await openInMemory(now)
  const { database } = store
  await loadReferenceData(database)
  const tables = await database.introspection.getTables()
  const changing = tables.map(({ name }) => name).filter(name => !kept.has(name))
  const emptying = changing.map(name => `DELETE FROM "${name}";`).join('\n')
  connection.exec("ATTACH ':memory:' AS earlier")
  const copying = changing.map(name => `DROP TABLE IF EXISTS earlier."${name}"; CREATE TABLE earlier."${name}" AS SELECT * FROM main."${name}";`).join('\n')
  const puttingBack = changing.map(name => `INSERT INTO main."${name}" SELECT * FROM earlier."${name}";`).join('\n')
  return {
    store,
    cycles: await cycleViews(database),
    copy: () => connection.exec(copying),
    putBack: () => connection.exec(`PRAGMA foreign_keys = OFF; ${emptying} ${puttingBack} PRAGMA foreign_keys = ON;`),
    empty: () => connection.exec(`PRAGMA foreign_keys = OFF; ${emptying} PRAGMA foreign_keys = ON;`),
  }
}
