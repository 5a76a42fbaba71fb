// The lock that makes one process the owner of a data directory: an open exclusive transaction on a file of its own.
// It is a lock of the operating system, so it ends with the process, also on kill -9. Other programs that only write
// rows beside the server (server/admin.ts) do not take it.
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { DirectoryNotWritable, HeldByAnotherProcess } from '../open-error.ts'
import { failureOf } from './failure.ts'

export type DirectoryLock = { readonly release: () => void }

export function lockDirectory(directory: string): Result<DirectoryLock, HeldByAnotherProcess | DirectoryNotWritable> {
  let database: InstanceType<typeof DatabaseSync> | undefined
  try {
    database = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 0 })
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database?.close()
    const failure = failureOf(error)
    if (failure?.reason === 'busy') return err({ code: 'store/held-by-another-process', directory })
    if (failure) return err({ code: 'store/directory-not-writable', directory, detail: failure.detail })
    throw error
  }
  const held = database
  return ok({
    release: () => {
      if (held.isOpen) held.close()
    },
  })
}
