// Tells people by mail what is new for them, as each has chosen. Looks every few minutes, from what is stored alone, so nothing is lost
// with the process and a start sends nothing twice.
//
// What must stay true:
// 1. What is told is asked at the moment of sending, with the functions the person holds then.
// 2. It is noted as told once the mail server has taken it. A process that ends between the two sends it again, under the same message
//    id; the other way round it would be lost, and nobody would know.
// 3. Nothing is sent while the store takes nothing: the link that switches it off is stored first.
// 4. One look at a time.
import type { CycleView } from '../../shared/api/cycles.ts'
import { periodLabel } from '../../shared/cycles/periods.ts'
import type { PersonId, PlanId } from '../../shared/ids.ts'
import { inBrussels } from '../../shared/workflow/brussels-time.ts'
import { othersTurn } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import { digestLetter } from '../mail/digest-letter.ts'
import { mostWaitMs } from '../mail/mail.ts'
import type { Mail, Sent } from '../mail/mail.ts'
import { openRounds } from '../rounds/due-answers.ts'
import type { OpenRound } from '../rounds/due-answers.ts'
import type { Log } from '../telemetry/log.ts'
import { isNew, newsFor } from './news.ts'
import type { News, NewsParts } from './news.ts'
import { dropOffToken, keepState, newOffToken, noteTold, statesOn, sweepTold, toldTo } from './settings.ts'
import type { DigestState } from './settings.ts'
import { tellsUntil, whatNow } from './when.ts'

const looksEveryMs = 5 * 60_000
/** An address that the mail server refuses is tried again after this: it may only have been told to wait. */
const refusedForMs = 3_600_000

type Parts = NewsParts & {
  readonly mail: Mail
  readonly cycles: () => Promise<readonly CycleView[]>
  /** Of the workspace, without a slash at its end. */
  readonly address: string
  readonly log: Pick<Log, 'error'>
  readonly clock: Clock
}

export class Digests {
  private readonly parts: Parts
  private readonly ending = new AbortController()
  private looking: Promise<void> | null = null
  private timer: Timer | null = null

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Looks now, and again and again until it is closed. */
  start(): void {
    void this.look().then(() => {
      if (!this.ending.signal.aborted) this.timer = this.parts.clock.setTimeout(() => this.start(), looksEveryMs)
    })
  }

  /** Resolves when everybody has been looked after; never rejects. */
  look(): Promise<void> {
    this.looking ??= this.lookOnce()
      .catch((error: unknown) => void this.parts.log.error('digest.fault', error))
      .finally(() => { this.looking = null })
    return this.looking
  }

  /** Gives up what is being sent. */
  async close(): Promise<void> {
    this.ending.abort()
    if (this.timer !== null) this.parts.clock.clearTimeout(this.timer)
    await this.looking
  }

  private async lookOnce(): Promise<void> {
    const { database, clock, log } = this.parts
    const now = this.now()
    const due = (await statesOn(database)).flatMap(state => {
      const until = tellsUntil(state, now)
      return until === null ? [] : [{ state, until }]
    })
    if (due.length === 0) return
    const rounds = await openRounds(database, now)
    for (const { state, until } of due) {
      if (this.ending.signal.aborted) return
      // What goes wrong for one person keeps nothing from the others.
      const sent = await this.tell(state, rounds, until).catch((error: unknown) => void log.error('digest.fault', error))
      // The next would fare no better; all of it is still there the next time.
      if (sent === 'unreachable') return
      await othersTurn(clock)
    }
  }

  /** Null: nothing was to be sent. */
  private async tell(state: DigestState, rounds: readonly OpenRound[], until: Date): Promise<Sent | null> {
    const { database } = this.parts
    const { person, settings } = state
    const to = await addressOf(this.parts, person)
    if (to === null) return null
    const now = this.now()
    const told = await toldTo(database, person)
    const all = await newsFor(this.parts, person, rounds, told, until, now)
    await sweepTold(database, person, told, new Set(all.flatMap(({ keys }) => keys)), now)
    const news = all.filter(each => isNew(each, told) && settings.kinds.includes(each.kind))
    switch (whatNow(state, news, now)) {
      case 'nothing':
        // What was gathered has been read meanwhile; the morning had nothing to say.
        if (state.gatheringSince !== null || settings.rhythm === 'daily') await keepState(database, person, this.doneWith(now))
        return null
      case 'begin':
        await keepState(database, person, { gathering_since: now.toISOString() })
        return null
      case 'gather':
        return null
      case 'send':
        return this.send(person, to, news, now)
    }
  }

  private async send(person: PersonId, to: string, news: readonly News[], now: Date): Promise<Sent> {
    const { database, mail, address } = this.parts
    const token = await newOffToken(database, person, now)
    const letter = digestLetter({ to, person, news, nameOfPlan: await this.planNames(), address, token })
    const sent = await mail.send(letter, AbortSignal.any([this.ending.signal, AbortSignal.timeout(mostWaitMs)]))
    if (sent === 'sent') {
      await database.transaction().execute(async transaction => {
        await noteTold(transaction, person, news.flatMap(({ keys }) => keys), now.toISOString())
        await keepState(transaction, person, this.doneWith(now))
      })
    } else {
      await dropOffToken(database, token)
      if (sent === 'refused') await keepState(database, person, { not_before: new Date(now.getTime() + refusedForMs).toISOString() })
    }
    return sent
  }

  private async planNames(): Promise<(plan: PlanId) => string> {
    const cycles = await this.parts.cycles()
    const rows = await this.parts.database.selectFrom('plans').select(['id', 'area', 'period_start', 'period_end']).execute()
    const names = new Map(rows.map(({ id, area, period_start: start, period_end: end }) => {
      const title = cycles.flatMap(({ areas }) => areas).find(each => each.id === area)?.title
      return [id, [title, periodLabel(start, end)].filter(Boolean).join(' ')]
    }))
    return plan => names.get(plan) ?? plan
  }

  private readonly doneWith = (now: Date) => ({ daily_on: inBrussels(now).day, gathering_since: null, not_before: null })
  private readonly now = (): Date => new Date(this.parts.clock.now())
}

/** Null for whoever has no mail (sample people), is suspended or is not here any more. */
async function addressOf({ database }: NewsParts, person: PersonId): Promise<string | null> {
  const row = await database.selectFrom('people').select('email').where('id', '=', person).where('suspended_at', 'is', null).where('sample_label', 'is', null).executeTakeFirst()
  return row?.email ?? null
}

