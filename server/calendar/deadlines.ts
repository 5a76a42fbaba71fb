// Deadlines of a plan as calendar files, for whoever may know them: of a round, and of a request that waits.
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import { readsByOwnRight } from '../../shared/mandates/mandates.ts'
import { inCalendar } from '../../shared/messages/en/in-calendar.ts'
import { periodLabel } from '../../shared/cycles/periods.ts'
import { nameOf } from '../../shared/exports/plan-table.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import type { IsoDay } from '../../shared/schema/values.ts'
import { brusselsText } from '../../shared/workflow/brussels-time.ts'
import { filled } from '../mail/letters.ts'
import { factsOf, isOpenTo, readRecord } from '../plans/plan-record.ts'
import type { PlanRecord } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import { deadlineFile } from './deadline-file.ts'

export type DeadlineError = { readonly code: 'plan/not-found' | 'mandate/not-in-circle' | 'answer/no-round' | 'calendar/day-missing' }
export type CalendarFile = { readonly name: string; readonly text: string }

type Parts = {
  readonly database: Kysely<Database>
  /** Of the workspace, without a slash at its end. */
  readonly address: string
  readonly now: () => Date
}

export class Deadlines {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Of the round that is open. */
  async ofRound(party: PartyId, plan: PlanId, number: number): Promise<Result<CalendarFile, DeadlineError>> {
    const { database, now } = this.parts
    const record = await readRecord(database, plan)
    if (!isOpenTo(party, record, now())) return err({ code: 'plan/not-found' })
    if (!readsByOwnRight(party, factsOf(record, now()))) return err({ code: 'mandate/not-in-circle' })
    const { round } = record
    if (round === null || round.number !== number || round.closedAt !== undefined) return err({ code: 'answer/no-round' })
    const extensions = await database.selectFrom('round_extensions').select('extended_at').where('plan', '=', plan).where('round', '=', number).execute()
    const values = { plan: await this.nameOfPlan(record), number: String(number), deadline: brusselsText(new Date(round.deadline)) }
    return ok(this.file(`${plan}-round-${number}`, `round-${number}.${plan}`, new Date(round.deadline), extensions.length, 'round', values, `/plans/${plan}/round`))
  }

  /** Of something that waits for a delegation: at the step that is announced in its plan, else on the day that is asked for. `key`: what
   *  it is, for the asker to tell one from another. */
  async ofRequest(party: PartyId, plan: PlanId, key: string, on: IsoDay | undefined): Promise<Result<CalendarFile, DeadlineError>> {
    const { database, now } = this.parts
    const record = await readRecord(database, plan)
    if (!isOpenTo(party, record, now())) return err({ code: 'plan/not-found' })
    const at = on ?? (record.nextStep === null ? null : new Date(record.nextStep.at))
    if (at === null) return err({ code: 'calendar/day-missing' })
    const uid = createHash('sha256').update(JSON.stringify([party, plan, key])).digest('base64url').slice(0, 22)
    return ok(this.file(`${plan}-request`, `request-${uid}.${plan}`, at, 0, 'request', { plan: await this.nameOfPlan(record), delegation: nameOf(party) }, '/delegation'))
  }

  private file(name: string, id: string, at: Date | IsoDay, sequence: number, about: 'round' | 'request', values: Readonly<Record<string, string>>, path: string): CalendarFile {
    const { address, now } = this.parts
    const text = deadlineFile({
      uid: `${id}@${new URL(address).hostname}`,
      at,
      sequence,
      summary: filled(inCalendar[`calendar/${about}`], values),
      description: filled(inCalendar[`calendar/${about}-why`], values),
      link: `${address}${path}`,
    }, now())
    return { name: `${name}.ics`, text }
  }

  private async nameOfPlan({ area, periodStart, periodEnd }: PlanRecord): Promise<string> {
    const row = await this.parts.database.selectFrom('areas').select('title').where('id', '=', area).executeTakeFirst()
    return [row?.title, periodLabel(periodStart, periodEnd)].filter(Boolean).join(' ')
  }
}
