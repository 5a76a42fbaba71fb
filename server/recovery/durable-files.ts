// Files that are there after a power cut: written, forced to the disk, and their folder's list of names with them.
import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Forces a file, or a folder's list of names, to the disk. */
export function forceToDisk(path: string): void {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

/** A moment as part of a file's name, which sorts by time: `2026-11-26T02-15-07-123Z`. */
export const stampOf = (moment: Date): string => moment.toISOString().replaceAll(/[:.]/g, '-')
