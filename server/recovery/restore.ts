// Puts a backup in the place of the workspace. Everything is made ready in a folder beside; then the present files are
// moved aside, never deleted, and the restored ones take their place. While files move a marker lies there, and no server
// starts: whatever cuts the restore off, it is run again.
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { authSecretIn, databaseFiles, databaseIn, lockFiles, unfinishedRestoreIn } from '../store/data-directory.ts'
import { sentenceOfOpenError } from '../store/open-error.ts'
import type { OpenError } from '../store/open-error.ts'
import { lockDirectory } from '../store/sqlite/lock.ts'
import { openForReading } from '../store/sqlite/open-for-reading.ts'
import { openSqliteStore } from '../store/sqlite/open.ts'
import { damageOf } from '../store/sqlite/whole-file.ts'
import { forceToDisk, stampOf } from './durable-files.ts'
import { beginAnew } from './begin-anew.ts'
import type { GivenReferences } from './begin-anew.ts'

export type RestoreOptions = {
  readonly backup: string
  readonly dataDirectory: string
  /** Whether a workspace that is there may be moved aside. */
  readonly setAside: boolean
  readonly now: () => Date
}
export type Restored = {
  readonly documents: number
  /** Where the former files are now; null when there were none. */
  readonly setAside: string | null
  /** False: which references were given since the backup could not be read, so their numbers go on far ahead. */
  readonly knowsReferences: boolean
}
export type RestoreError =
  | OpenError
  | { readonly code: 'restore/no-backup'; readonly folder: string }
  | { readonly code: 'restore/backup-damaged'; readonly damage: readonly string[] }
  | { readonly code: 'restore/workspace-there'; readonly directory: string }
  | { readonly code: 'restore/document'; readonly document: string; readonly detail: string }
  | { readonly code: 'restore/failed'; readonly detail: string }

/** Err leaves the workspace as it was, except `restore/failed` while files moved: then no server starts on it until a
 *  restore went through. */
export async function restore(options: RestoreOptions): Promise<Result<Restored, RestoreError>> {
  const { backup, dataDirectory, setAside, now } = options
  if (!existsSync(databaseIn(backup))) return err({ code: 'restore/no-backup', folder: backup })
  const damage = damageOf(databaseIn(backup))
  if (damage.length > 0) return err({ code: 'restore/backup-damaged', damage })
  const stamp = stampOf(now())
  const ready = join(dataDirectory, `restoring-${stamp}`)
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
    const lock = lockDirectory(dataDirectory)
    if (!lock.ok) return lock
    try {
      // Copies that a restore was making when it was cut off; nothing of the workspace's own is in them.
      for (const name of readdirSync(dataDirectory)) if (name.startsWith('restoring-')) rmSync(join(dataDirectory, name), { recursive: true })
      const present = filesToReplace(dataDirectory, existsSync(authSecretIn(backup)))
      if (present.includes('workspace.sqlite') && !setAside) return err({ code: 'restore/workspace-there', directory: dataDirectory })
      const given = await referencesGivenIn(databaseIn(dataDirectory))
      const prepared = await prepare(backup, ready, given, now)
      if (!prepared.ok) return prepared
      const aside = present.length === 0 ? null : join(dataDirectory, `set-aside-${stamp}`)
      replaceFiles(dataDirectory, ready, present, aside)
      return ok({ documents: prepared.value, setAside: aside, knowsReferences: given !== null })
    } finally {
      rmSync(ready, { recursive: true, force: true })
      lock.value.release()
    }
  } catch (error) {
    return err({ code: 'restore/failed', detail: error instanceof Error ? error.message : String(error) })
  }
}

/** Of the data directory's files those that a restore replaces. Without a secret in the backup the present one stays:
 *  devices keep unsent work under keys that come from it. */
function filesToReplace(directory: string, backupHasSecret: boolean): string[] {
  const ours = new Set([...databaseFiles, ...(backupHasSecret ? ['auth-secret'] : [])])
  return readdirSync(directory).filter(name => ours.has(name))
}

/** Null when the present database is not there or cannot be read, which may be why somebody restores. */
async function referencesGivenIn(file: string): Promise<GivenReferences | null> {
  const opened = await openForReading(file)
  if (!opened.ok) return null
  try {
    return await opened.value.database.selectFrom('reference_counters').selectAll().execute()
  } catch {
    return null
  } finally {
    await opened.value.close()
  }
}

/** The backup's files in a folder of their own, as they are to be served. Answers how many documents there are. */
async function prepare(backup: string, ready: string, given: GivenReferences | null, now: () => Date): Promise<Result<number, RestoreError>> {
  mkdirSync(ready, { mode: 0o700 })
  copyFileSync(databaseIn(backup), databaseIn(ready))
  // As its owner, so that a backup of an earlier version is brought up to this one.
  const opened = await openSqliteStore({ directory: ready })
  if (!opened.ok) return opened
  const begun = await beginAnew(opened.value, given, now)
  await opened.value.close()
  if (!begun.ok) return err({ code: 'restore/document', document: begun.error.document, detail: begun.error.detail })
  for (const name of lockFiles) rmSync(join(ready, name), { force: true })
  if (existsSync(authSecretIn(backup))) copyFileSync(authSecretIn(backup), authSecretIn(ready))
  for (const name of readdirSync(ready)) forceToDisk(join(ready, name))
  return ok(begun.value)
}

function replaceFiles(directory: string, ready: string, present: readonly string[], aside: string | null): void {
  closeSync(openSync(unfinishedRestoreIn(directory), 'w'))
  forceToDisk(directory)
  if (aside !== null) {
    mkdirSync(aside, { mode: 0o700 })
    for (const name of present) renameSync(join(directory, name), join(aside, name))
    forceToDisk(aside)
  }
  for (const name of readdirSync(ready)) renameSync(join(ready, name), join(directory, name))
  forceToDisk(directory)
  rmSync(unfinishedRestoreIn(directory))
  forceToDisk(directory)
}

export function sentenceOfRestoreError(error: RestoreError): string {
  switch (error.code) {
    case 'restore/no-backup':
      return `There is no backup in ${error.folder}. Name the folder that npm run backup made, which holds a workspace.sqlite.`
    case 'restore/backup-damaged':
      return `The backup is damaged (${error.damage.join('; ')}). Nothing was changed; take an earlier one.`
    case 'restore/workspace-there':
      return `There is a workspace in ${error.directory}. Say --set-aside to have its files moved into a folder beside; they are not deleted.`
    case 'restore/document':
      return `The backup's document ${error.document} cannot be read (${error.detail}). Nothing was changed; take an earlier backup.`
    case 'restore/failed':
      return `The restore failed (${error.detail}). Put that right and run it again; until then no server starts where files were moved already.`
    default:
      return sentenceOfOpenError(error)
  }
}
