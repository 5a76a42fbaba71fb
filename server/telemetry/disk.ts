// How full the disk under the data directory is: a figure to watch, a warning before it is full, and whether there is room
// for writing on.
import { statfs } from 'node:fs/promises'

/** From here on an operator should act. */
const warnAtShare = 0.9
/** A disk that fills does so over hours; a backup in the wrong place over minutes. */
const lookEveryMs = 30_000
/** Less than this is no room to go on writing in: a few thousand updates. */
const roomBytes = 4 * 1024 * 1024

export type DiskUse = { readonly freeBytes: number; /** From 0 to 1, of what this user may use. */ readonly usedShare: number }

export type DiskEvents = {
  looked(use: DiskUse): void
  /** Told when it becomes so, and again only after it was not. */
  nearlyFull(use: DiskUse): void
}

/** Rejects where the file system does not say. */
export async function diskUse(directory: string): Promise<DiskUse> {
  const { bavail, bfree, blocks, bsize } = await statfs(directory)
  const used = blocks - bfree
  const usable = used + bavail
  return { freeBytes: bavail * bsize, usedShare: usable === 0 ? 0 : used / usable }
}

/** Whether it is worth to write on. A file system that does not say how full it is is asked by writing. */
export async function hasRoom(directory: string): Promise<boolean> {
  try {
    return (await diskUse(directory)).freeBytes >= roomBytes
  } catch {
    return true
  }
}

/** Looks now and every half minute. Returns how to stop. */
export function watchDisk(directory: string, events: DiskEvents, look: (directory: string) => Promise<DiskUse> = diskUse): { stop(): void; lookNow(): Promise<void> } {
  let wasNearlyFull = false
  const lookNow = async (): Promise<void> => {
    let use: DiskUse
    try {
      use = await look(directory)
    } catch {
      // Says nothing; then there is nothing to say.
      return
    }
    events.looked(use)
    const isNearlyFull = use.usedShare >= warnAtShare
    if (isNearlyFull && !wasNearlyFull) events.nearlyFull(use)
    wasNearlyFull = isNearlyFull
  }
  void lookNow()
  const timer = setInterval(() => void lookNow(), lookEveryMs)
  timer.unref()
  return { stop: () => clearInterval(timer), lookNow }
}
