// Rules that turn the same people's work away again and again: counted by plan, rule and delegation, and told to the support
// team when one has been met so often that somebody should help, with the fields where it was met. Never content, and never who it
// was.
//
// In memory only: what was refused before a restart is no news after it, and counts for longer are a metric already
// (telemetry/metrics.ts).
import type { PartyId, PlanId } from '../../shared/ids.ts'
import { planSchema } from '../../shared/documents/plan.ts'
import { mostPlaces, type RepeatedRefusal } from '../../shared/protocol/live.ts'
import { nodeAt, type Path } from '../../shared/schema/node.ts'
import type { Clock, Timer } from '../clock.ts'
import { systemClock } from '../clock.ts'

/** So many of one kind within the time are told. */
export const toldFrom = 5
export const withinMs = 60 * 60 * 1000
/** What was told stays on the list until it has not happened for so long; what was not, until the time above is over. */
export const quietMs = 24 * 60 * 60 * 1000
/** Kinds that are counted at once; the one that has been quiet for the longest goes first. Far above what honest people meet. */
const mostKinds = 2_000

type Counted = { readonly plan: PlanId; readonly party: PartyId; readonly code: string; places: readonly Path[]; recent: number[]; count: number; since: number; last: number; isTold: boolean }

/** What nobody meets who uses our pages says nothing about a rule: bent bytes, ids of others, fields that no page offers. */
const metByPages = (code: string): boolean =>
  !/^(?:structure|client-id)\//.test(code) && (!code.startsWith('update/') || code === 'update/too-large')

/** The place as far as the schema knows it: a key that it does not know is its sender's own word. */
function placeIn(path: Path): Path | null {
  for (let length = path.length; length > 0; length--) {
    const known = path.slice(0, length)
    if (nodeAt(planSchema, known) !== null) return known
  }
  return null
}

export class RepeatedRefusals {
  private readonly counted = new Map<string, Counted>()
  private readonly tell: () => void
  private readonly clock: Clock
  private timer: Timer | null = null

  /** `tell`: the list has changed. */
  constructor(tell: () => void, clock: Clock = systemClock) {
    this.tell = tell
    this.clock = clock
  }

  /** One update to a plan was refused. */
  note(plan: PlanId, code: string, party: PartyId, path: Path): void {
    if (!metByPages(code)) return
    const now = this.clock.now()
    const key = `${plan} ${code} ${party}`
    const counted = this.counted.get(key) ?? { plan, party, code, places: [], recent: [], count: 0, since: now, last: now, isTold: false }
    counted.recent = [...counted.recent.filter(at => now - at < withinMs), now].slice(-toldFrom)
    counted.count = counted.isTold ? counted.count + 1 : counted.recent.length
    if (!counted.isTold) counted.since = counted.recent[0] ?? now
    counted.last = now
    const place = placeIn(path)
    if (place !== null) counted.places = [place, ...counted.places.filter(other => other.join('/') !== place.join('/'))].slice(0, mostPlaces)
    counted.isTold ||= counted.recent.length >= toldFrom
    // Put in anew, so that the order is that of the last time.
    this.counted.delete(key)
    this.counted.set(key, counted)
    const [quietest] = this.counted.keys()
    if (this.counted.size > mostKinds && quietest !== undefined) this.counted.delete(quietest)
    this.forgetLater()
    if (counted.isTold) this.tell()
  }

  /** What is to be told now, the newest first. */
  list(): readonly RepeatedRefusal[] {
    return [...this.counted.values()].filter(({ isTold }) => isTold).toReversed().map(({ plan, party, code, places, count, since, last }) => ({
      plan, party, code, places, count, since: new Date(since).toISOString(), last: new Date(last).toISOString(),
    }))
  }

  close(): void {
    if (this.timer !== null) this.clock.clearTimeout(this.timer)
    this.timer = null
  }

  private forgetLater(): void {
    if (this.timer !== null || this.counted.size === 0) return
    this.timer = this.clock.setTimeout(() => {
      this.timer = null
      this.forget()
      this.forgetLater()
    }, withinMs)
  }

  private forget(): void {
    const now = this.clock.now()
    let isShorter = false
    for (const [key, { last, isTold }] of this.counted) {
      if (now - last < (isTold ? quietMs : withinMs)) continue
      this.counted.delete(key)
      isShorter ||= isTold
    }
    if (isShorter) this.tell()
  }
}
