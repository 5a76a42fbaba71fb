// A backup: one folder with the database as it stood at one moment and the secret that belongs to it, taken while the
// server runs. It has its name only once it is whole, on the disk, and was looked through.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { authSecretIn, databaseIn, unfinishedRestoreIn } from '../store/data-directory.ts'
import { copyDatabase, damageOf } from '../store/sqlite/whole-file.ts'
import { forceToDisk, stampOf } from './durable-files.ts'

export type BackUpOptions = { readonly dataDirectory: string; /** The folder of backups. */ readonly into: string; readonly now: Date }
export type BackUp = { readonly folder: string; readonly bytes: number }
export type BackUpError =
  | { readonly code: 'backup/no-workspace'; readonly directory: string }
  | { readonly code: 'backup/restore-unfinished'; readonly directory: string }
  /** The copy does not hold together, so the workspace itself may not either. */
  | { readonly code: 'backup/damaged'; readonly damage: readonly string[] }
  | { readonly code: 'backup/failed'; readonly detail: string }

/** Whatever it answers with Err leaves no folder behind. */
export function backUp({ dataDirectory, into, now }: BackUpOptions): Result<BackUp, BackUpError> {
  if (!existsSync(databaseIn(dataDirectory))) return err({ code: 'backup/no-workspace', directory: dataDirectory })
  if (existsSync(unfinishedRestoreIn(dataDirectory))) return err({ code: 'backup/restore-unfinished', directory: dataDirectory })
  const folder = join(resolve(into), `empact-${stampOf(now)}`)
  const partial = `${folder}.partial`
  try {
    // It holds what the workspace holds: only this user may look into it.
    mkdirSync(partial, { recursive: true, mode: 0o700 })
    const database = databaseIn(partial)
    copyDatabase(databaseIn(dataDirectory), database)
    const damage = damageOf(database)
    if (damage.length > 0) {
      rmSync(partial, { recursive: true, force: true })
      return err({ code: 'backup/damaged', damage })
    }
    forceToDisk(database)
    if (existsSync(authSecretIn(dataDirectory))) {
      copyFileSync(authSecretIn(dataDirectory), authSecretIn(partial))
      forceToDisk(authSecretIn(partial))
    }
    forceToDisk(partial)
    renameSync(partial, folder)
    forceToDisk(resolve(into))
    return ok({ folder, bytes: statSync(databaseIn(folder)).size })
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    return err({ code: 'backup/failed', detail: error instanceof Error ? error.message : String(error) })
  }
}

export function sentenceOfBackUpError(error: BackUpError): string {
  switch (error.code) {
    case 'backup/no-workspace':
      return `There is no workspace in ${error.directory}. Name its data directory in DATA_DIR.`
    case 'backup/restore-unfinished':
      return `A restore into ${error.directory} was cut off, so what lies there is not whole. Run npm run restore again.`
    case 'backup/damaged':
      return `The copy is damaged and was not kept (${error.damage.join('; ')}). Run npm run check to see whether the workspace itself is.`
    case 'backup/failed':
      return `The backup could not be written (${error.detail}). Nothing of it was kept.`
  }
}
