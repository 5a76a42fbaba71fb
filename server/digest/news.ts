// What there is to tell a person by mail, as they may know it at the moment it is asked: of each of their delegations what is said to it and
// not read, what waits for somebody with their functions, and rounds without an answer. Plans are named, and nothing that stands in
// them: no title of an action, no word of a comment.
import type { Kysely } from 'kysely'
import type { InboxAnswer, InboxEntry } from '../../shared/api/inbox.ts'
import type { DigestKind } from '../../shared/api/digest.ts'
import type { PartyId, PersonId, PlanId } from '../../shared/ids.ts'
import type { inDigest } from '../../shared/messages/en/in-digest.ts'
import { isOfDelegation } from '../../shared/mandates/entering-sides.ts'
import { mayWrite, ownPeople } from '../../shared/mandates/mandates.ts'
import type { Writer } from '../../shared/mandates/mandates.ts'
import { nameOf } from '../../shared/exports/plan-table.ts'
import type { PlanSummary } from '../../shared/projection/plan-summary-shape.ts'
import { mayDo, nowhere, waitingFor } from '../../shared/projection/waiting.ts'
import type { Waiting } from '../../shared/projection/waiting.ts'
import { planStatusLabels } from '../../shared/vocabularies/vocabularies.ts'
import { brusselsText } from '../../shared/workflow/brussels-time.ts'
import { remindersTo } from '../../shared/workflow/reminders.ts'
import { membershipsOf } from '../identity/people.ts'
import type { OpenRound } from '../rounds/due-answers.ts'
import { remindersOf } from '../rounds/reminders.ts'
import type { Database } from '../store/schema.ts'
import { toldKeptDays } from './settings.ts'
import type { Told } from './settings.ts'
import { remindersDue } from './when.ts'

/** `keys`: by which it is remembered that it was told; new where any of them is. */
export type News = {
  readonly keys: readonly string[]
  readonly kind: DigestKind
  readonly isUrgent: boolean
  readonly plan: PlanId
  /** Without the name of the plan, which its reader fills in. */
  readonly sentence: keyof typeof inDigest
  readonly values: Readonly<Record<string, string>>
  /** Below the address of the workspace. */
  readonly path: string
}

export type NewsParts = {
  readonly database: Kysely<Database>
  readonly inbox: { read(person: PersonId, party: PartyId, isOwnSide: boolean): Promise<InboxAnswer> }
  /** Of the plans that a delegation may read at this moment. */
  readonly summariesFor: (party: PartyId) => Iterable<PlanSummary>
}

/** All there is, told or not: see `isNew`. @param until reminders that fall due by then are told. */
export async function newsFor(parts: NewsParts, person: PersonId, rounds: readonly OpenRound[], told: Told, until: Date, now: Date): Promise<readonly News[]> {
  const { memberships } = await membershipsOf(parts.database, person, now)
  const found: News[] = []
  // What was said before that may have been told, and that forgotten.
  const oldest = new Date(now.getTime() - toldKeptDays * 86_400_000).toISOString()
  for (const party of new Set(memberships.map(held => held.party))) {
    const writer: Writer = { person, party, functions: memberships.filter(held => held.party === party).map(held => held.function) }
    const summaries = [...parts.summariesFor(party)]
    const plans = new Set(summaries.filter(({ archived }) => !archived).map(({ plan }) => plan))
    const { entries } = await parts.inbox.read(person, party, isOfDelegation(writer))
    found.push(
      ...entries.flatMap(entry => (entry.isUnread && entry.at >= oldest ? ofEntry(writer, entry) : [])),
      ...waitingFor(party, summaries, { now, notes: [] }).flatMap(waiting => ofWaiting(writer, waiting, summaries)),
    )
    for (const round of rounds) if (plans.has(round.plan)) found.push(...(await ofRound(parts.database, writer, round, told, until, now)))
  }
  return found
}

export const isNew = ({ keys }: Pick<News, 'keys'>, told: Told): boolean => keys.some(key => !told.has(key))

const isDrafter = ({ functions }: Writer): boolean => functions.some(held => ownPeople.includes(held))

/** A kind that is not named here stays in the workspace. */
function ofEntry(writer: Writer, { id, kind, plan, by }: InboxEntry): readonly News[] {
  const { party } = writer
  const news = (of: DigestKind, sentence: News['sentence']): News => ({ keys: [`${kind} ${id} ${party}`], kind: of, isUrgent: false, plan, sentence, values: { party: nameOf(party), by: nameOf(by) }, path: `/plans/${plan}` })
  if (kind === 'mention' || kind === 'reply' || kind === 'own-mention' || kind === 'own-reply') return [news('said', `digest/${kind}`)]
  if (kind === 'decision') return [news('decisions', 'digest/decision')]
  return kind === 'proposal' && isDrafter(writer) ? [news('requests', 'digest/proposal')] : []
}

/** What is only to be read stays on the page, but for a step that is announced: after it less can be written. */
function ofWaiting({ party, functions }: Writer, waiting: Waiting, summaries: readonly PlanSummary[]): readonly News[] {
  const { plan } = waiting
  const stands = summaries.find(summary => summary.plan === plan) ?? nowhere
  if (waiting.what === 'read-note' || waiting.what === 'pen-ends' || !mayDo(waiting, stands, functions)) return []
  const news = (key: string, sentence: News['sentence'], values: Readonly<Record<string, string>> = {}, kind: DigestKind = 'requests'): readonly News[] => {
    return [{ keys: [`${waiting.what} ${plan} ${key} ${party}`], kind, isUrgent: false, plan, sentence, values: { party: nameOf(party), by: 'party' in waiting ? nameOf(waiting.party) : '', ...values }, path: `/plans/${plan}` }]
  }
  switch (waiting.what) {
    case 'answer':
      // Asked again, and reminded, it is something else to tell.
      return news(`${waiting.action} ${waiting.role} ${waiting.since ?? ''} ${waiting.reminded ?? ''}`, `digest/asked-${waiting.role}`)
    case 'keep':
      return news(`${waiting.action} ${waiting.role} ${waiting.changed.join()}`, 'digest/changed')
    case 'confirm-leader':
      return news(`${waiting.action} ${waiting.party} ${waiting.since ?? ''}`, 'digest/confirm-leader')
    case 'take-in':
      return news(`${waiting.action} ${waiting.party}`, 'digest/take-in')
    case 'admit':
      return news(`${waiting.action} ${waiting.party} ${waiting.since ?? ''}`, 'digest/admit')
    case 'take-offer':
      return news(`${waiting.action} ${waiting.party} ${waiting.role} ${waiting.since ?? ''}`, 'digest/offer')
    case 'accept-plan':
      return news(waiting.role, `digest/named-${waiting.role}`)
    case 'lend-pen':
      return news(waiting.request, 'digest/pen')
    case 'read-step':
      return news(waiting.at, 'digest/step', { status: planStatusLabels[waiting.status], deadline: brusselsText(new Date(waiting.at)) }, 'rounds')
  }
}

/** Whoever drafts prepares the answer and is told that there is a round; whoever may answer is reminded of it. */
async function ofRound(database: Kysely<Database>, writer: Writer, { plan, number, deadline, facts, silent, due }: OpenRound, told: Told, until: Date, now: Date): Promise<readonly News[]> {
  const { party } = writer
  if (!silent.includes(party) || !isDrafter(writer)) return []
  const isDue = due.includes(party)
  const mayAnswer = isDue && mayWrite(writer, facts, { writtenBy: 'position', party }).ok
  const isOver = Date.parse(deadline) <= now.getTime()
  const common = { kind: 'rounds', plan, path: `/plans/${plan}/round` } as const
  const values = { party: nameOf(party), number: String(number), deadline: brusselsText(new Date(deadline)) }
  // By their deadline: with more time they are told anew.
  const reminders = mayAnswer ? remindersDue(deadline, until, now).map(days => `due ${plan} ${number} ${deadline} ${days} ${party}`) : []
  const isUrgent = reminders.some(key => !told.has(key))
  const asked: News = { ...common, keys: [`round ${plan} ${number} ${party}`, ...reminders], isUrgent, sentence: !isDue ? 'digest/round-again' : isOver ? 'digest/round-over' : 'digest/round', values }
  const sent = mayAnswer ? remindersTo(await remindersOf(database, plan), number, party) : []
  return [asked, ...sent.slice(0, 1).map(({ id, by }): News => ({ ...common, keys: [`reminder ${id} ${party}`], isUrgent: true, sentence: 'digest/reminder', values: { ...values, by: nameOf(by) } }))]
}
