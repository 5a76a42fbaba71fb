// Why a store does not open, each with the sentence for whoever starts the server.
export type DirectoryNotWritable = {
  readonly code: 'store/directory-not-writable'
  readonly directory: string
  readonly detail: string
}
export type HeldByAnotherProcess = { readonly code: 'store/held-by-another-process'; readonly directory: string }
export type NewerThanProgram = {
  readonly code: 'store/newer-than-program'
  readonly directory: string
  /** Migrations that the database has and this program does not know. */
  readonly migrations: readonly string[]
}
/** Asked to open without migrating (beside a running server), but the database is older than the program. */
export type OlderThanProgram = { readonly code: 'store/older-than-program'; readonly directory: string }
export type Damaged = { readonly code: 'store/damaged'; readonly file: string; readonly detail: string }
/** A restore was cut off while it moved files: see recovery/restore.ts. */
export type RestoreUnfinished = { readonly code: 'store/restore-unfinished'; readonly directory: string }
export type DatabaseTooOld = { readonly code: 'store/sqlite-too-old'; readonly found: string; readonly needed: string }
/** The database did not take a setting on which durability rests. */
export type SettingRefused = {
  readonly code: 'store/setting-refused'
  readonly setting: string
  readonly wanted: string
  readonly found: string
}

export type OpenError =
  | DirectoryNotWritable
  | HeldByAnotherProcess
  | NewerThanProgram
  | OlderThanProgram
  | Damaged
  | RestoreUnfinished
  | DatabaseTooOld
  | SettingRefused

export function sentenceOfOpenError(error: OpenError): string {
  switch (error.code) {
    case 'store/directory-not-writable':
      return `The data directory ${error.directory} cannot be written (${error.detail}). Give this user the right to write there, or name another directory in DATA_DIR.`
    case 'store/held-by-another-process':
      return `Another process already uses the data directory ${error.directory}. Stop it first, or name another directory in DATA_DIR.`
    case 'store/newer-than-program':
      return `The database in ${error.directory} was written by a newer version of this program (${error.migrations.join(', ')}). Start that version, or restore a backup made before it.`
    case 'store/older-than-program':
      return `The database in ${error.directory} is used by an older version of this program. Restart the server with this version first.`
    case 'store/damaged':
      return `The database ${error.file} is damaged (${error.detail}). Keep the file, and restore the last backup into an empty data directory.`
    case 'store/restore-unfinished':
      return `A restore into ${error.directory} was cut off, so what lies there is not whole. Run npm run restore again.`
    case 'store/sqlite-too-old':
      return `SQLite ${error.found} can lose committed work; ${error.needed} or later is needed. Install this program's packages again with npm ci.`
    case 'store/setting-refused':
      return `The database does not keep the setting ${error.setting} = ${error.wanted} (it says ${error.found}), without which work could be lost. Use a data directory on a local disk.`
  }
}
