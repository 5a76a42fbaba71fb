// How full the disk is, and when somebody should look.
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diskUse, hasRoom, watchDisk } from '../../../server/telemetry/disk.ts'

test('of a real disk it is known how full it is', async () => {
  const { freeBytes, usedShare } = await diskUse(tmpdir())
  expect(freeBytes).toBeGreaterThan(0)
  expect(usedShare).toBeGreaterThanOrEqual(0)
  expect(usedShare).toBeLessThanOrEqual(1)
  expect(await hasRoom(tmpdir())).toBe(true)
})

test('where the file system does not say, writing is tried', async () => {
  expect(await hasRoom(join(tmpdir(), 'is', 'not', 'there'))).toBe(true)
})

test('at 90 % it is warned of once, and again after it was less', async () => {
  const shares = [0.5, 0.9, 0.95, 0.89, 0.9]
  const seen: number[] = []
  const warned: number[] = []
  let at = 0
  const watching = watchDisk(
    '/data',
    { looked: ({ usedShare }) => seen.push(usedShare), nearlyFull: ({ usedShare }) => warned.push(usedShare) },
    async () => ({ freeBytes: 1, usedShare: shares[at++] ?? 0 }),
  )
  watching.stop()
  while (at < shares.length) await watching.lookNow()
  expect(seen).toEqual(shares)
  expect(warned).toEqual([0.9, 0.9])
})

test('a disk that cannot be asked is no reason to stop asking', async () => {
  let asked = 0
  const seen: number[] = []
  const watching = watchDisk('/data', { looked: ({ freeBytes }) => seen.push(freeBytes), nearlyFull: () => undefined }, async () => {
    if (++asked < 3) throw new Error('gone')
    return { freeBytes: 7, usedShare: 0 }
  })
  watching.stop()
  for (let look = 0; look < 2; look++) await watching.lookNow()
  expect(seen).toEqual([7])
})
