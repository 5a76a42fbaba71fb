// The machine that the numbers hold for.
import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import { mebibytes } from './table.ts'
import type { Row } from './table.ts'

/** `loadBefore` is taken before anything of the bench runs: above a few tenths, others were using the machine too. */
export function machineRows(loadBefore: number): readonly Row[] {
  const [first] = cpus()
  return [
    ['processor', `${first?.model.trim() ?? 'unknown'}, ${cpus().length} cores`],
    ['memory', mebibytes(totalmem())],
    ['system, Node', `${platform()} ${release()}, Node ${process.version}`],
    ['load before the run (1 min)', loadBefore.toFixed(2)],
  ]
}

export const currentLoad = (): number => loadavg()[0] ?? 0
