// One page of two streams, both newest first: what the log tells, and what stands in rows. Each goes on where it was left, so whatever comes in
// front of them meanwhile, nothing is told twice and nothing left out; which of the two comes first is only asked of their next entries.
import { ActivityCursor } from '../../shared/history/activity.ts'
import type { ActivityEntry } from '../../shared/history/activity.ts'

/** The last entry that was told of each; null: none yet. */
export type Told = {
  readonly log: { readonly to: number; readonly from: number; readonly position: number } | null
  readonly row: { readonly atMs: number; readonly row: string } | null
}

export function toldUntil(cursor: ActivityCursor | undefined): Told {
  const [log = '', row = ''] = (cursor ?? '~').split('~')
  const [to = 0, from = 0, position = 0] = log.split('.').map(Number)
  const dot = row.indexOf('.')
  return {
    log: log === '' ? null : { to, from, position },
    row: row === '' ? null : { atMs: Number(row.slice(0, dot)), row: row.slice(dot + 1) },
  }
}

/** Newest first, and of one moment in one order. */
export const newestFirst = (one: ActivityEntry, other: ActivityEntry): number =>
  Date.parse(other.at) - Date.parse(one.at) || compare(other.row ?? '', one.row ?? '')

/** Whether an entry of a row comes after those that were told. */
export const isOlder = (entry: ActivityEntry, { row: last }: Told): boolean =>
  last === null || Date.parse(entry.at) < last.atMs || (Date.parse(entry.at) === last.atMs && (entry.row ?? '') < last.row)

/** @param log, rows what comes after `told`, at least one more than a page of each where there is more. */
export function mergedPage(log: readonly ActivityEntry[], rows: readonly ActivityEntry[], told: Told, size: number): { readonly entries: ActivityEntry[]; readonly next: ActivityCursor | null } {
  const entries: ActivityEntry[] = []
  let [ofLog, ofRows] = [0, 0]
  while (entries.length < size) {
    const [one, other] = [log[ofLog], rows[ofRows]]
    if (one === undefined && other === undefined) break
    const isLogNext = other === undefined || (one !== undefined && Date.parse(one.at) > Date.parse(other.at))
    if (isLogNext) ofLog++
    else ofRows++
    entries.push(...[isLogNext ? one : other].filter(entry => entry !== undefined))
  }
  const hasMore = log[ofLog] !== undefined || rows[ofRows] !== undefined
  return { entries, next: hasMore ? cursorAfter(told, log[ofLog - 1], rows[ofRows - 1]) : null }
}

function cursorAfter(told: Told, log: ActivityEntry | undefined, row: ActivityEntry | undefined): ActivityCursor {
  const ofLog = log ?? told.log
  const ofRows = row === undefined ? told.row : { atMs: Date.parse(row.at), row: row.row ?? '' }
  return `${ofLog === null ? '' : `${ofLog.to}.${ofLog.from}.${ofLog.position}`}~${ofRows === null ? '' : `${ofRows.atMs}.${ofRows.row}`}`
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
