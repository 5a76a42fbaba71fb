// Reading and writing in one transaction each, where what SQLite throws becomes the answer it deserves.
import type { Kysely, Transaction } from 'kysely'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../schema.ts'
import type { NotReadable, NotWritable } from '../store.ts'
import { failureOf, notWritable } from './failure.ts'

/** Ends the transaction without a trace and makes `error` the answer. */
export type Refuse<E> = (error: E) => never

/** Runs `work` in a durable transaction. What it throws besides errors of the disk is thrown on, rolled back. */
export function write<E>(
  database: Kysely<Database>,
  work: (transaction: Transaction<Database>, refuse: Refuse<E>) => Promise<void>,
): Promise<Result<void, E | NotWritable>> {
  return inTransaction<void, E, NotWritable>(
    refuse => database.transaction().execute(transaction => work(transaction, refuse)),
    notWritable,
  )
}

/** Runs `work` over one unchanging state of the database. */
export function read<T>(
  database: Kysely<Database>,
  work: (transaction: Transaction<Database>, refuse: Refuse<NotReadable>) => Promise<T>,
): Promise<Result<T, NotReadable>> {
  return inTransaction<T, NotReadable, NotReadable>(
    refuse =>
      database
        .transaction()
        .setAccessMode('read only')
        .execute(transaction => work(transaction, refuse)),
    failure => ({ code: 'store/not-readable', detail: failure.detail }),
  )
}

class RolledBack extends Error {}

async function inTransaction<T, E, F>(
  run: (refuse: Refuse<E>) => Promise<T>,
  failureToError: (failure: NonNullable<ReturnType<typeof failureOf>>) => F,
): Promise<Result<T, E | F>> {
  let refused: { readonly error: E } | undefined
  const refuse: Refuse<E> = error => {
    refused = { error }
    throw new RolledBack()
  }
  try {
    return ok(await run(refuse))
  } catch (error) {
    if (error instanceof RolledBack && refused) return err(refused.error)
    const failure = failureOf(error)
    if (!failure) throw error
    return err(failureToError(failure))
  }
}
