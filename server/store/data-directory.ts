// What lies in a data directory, by name.
import { join } from 'node:path'

export const databaseIn = (directory: string): string => join(directory, 'workspace.sqlite')
export const authSecretIn = (directory: string): string => join(directory, 'auth-secret')
/** There while a restore is moving files: what lies beside it is neither the former workspace nor the restored one. */
export const unfinishedRestoreIn = (directory: string): string => join(directory, 'restore-unfinished')

/** The files of the database, in the names that SQLite gives them. */
export const databaseFiles: readonly string[] = ['', '-wal', '-shm', '-journal'].map(end => `workspace.sqlite${end}`)
export const lockFiles: readonly string[] = ['', '-journal'].map(end => `lock.sqlite${end}`)
