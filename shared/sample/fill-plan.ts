// Fills a new plan with sample content through the same typed view and commands' building stones that a page uses. The
// same seed gives the same plan. Most actions are complete; every finding that the server lets stand occurs somewhere.
import { basisIn } from '../documents/confirmed-since.ts'
import { answerKey, askerKey, confirmationKey, contributionKey } from '../documents/plan.ts'
import type { ActionView, PlanView } from '../documents/plan.ts'
import { ActionId, GoalId, PartyId, RequestId, RowId } from '../ids.ts'
import { isOutsideLeader, mayHold } from '../parties/eligibility.ts'
import { parties, partyById } from '../parties/parties.ts'
import type { PartyKind } from '../parties/party.ts'
import { keyBetween } from '../schema/order.ts'
import { fillText, fillTitle } from '../schema/rich-text-writing.ts'
import { daysOfQuarter, IsoDay, Quarter } from '../schema/values.ts'
import type { OrderKey } from '../schema/values.ts'
import { ContributionKind, FundingSource, ResultKind } from '../vocabularies/vocabularies.ts'
import { fillBlocksOf } from './content/area-content.ts'
import type { ActionIdea, AreaContent } from './content/area-content.ts'
import { seededRandom } from './seeded-random.ts'
import type { SeededRandom } from './seeded-random.ts'

export type FillOptions = {
  readonly seed: number
  readonly cycle: string
  readonly periodStart: IsoDay
  readonly periodEnd: IsoDay
  /** Null where no state has accepted: then nobody confirms outside leaders. */
  readonly driver: PartyId | null
  /** Delegations that take part in nothing, for the newcomer's view. */
  readonly without: readonly PartyId[]
  /** Called with each action in order; gives its lasting reference. */
  readonly giveReference: (action: ActionId) => void
  /** Nothing is missing: a plan that was delivered. */
  readonly isComplete: boolean
}

/** What is left out or wrong in an action, each a finding of its own; `null` is complete. */
const flaws = [
  null, null, 'leader-silent', null, 'participants-silent', null, null, 'no-indicator', null, 'outside-leader', null, null,
  'no-leader', null, 'ends-late', null, 'leader-takes-part', null, null, 'dates-swapped', null, 'leader-declined', null, 'no-goal', null, 'lonely-joint-action-day', null, 'co-leader-silent',
] as const
type Flaw = (typeof flaws)[number]

/** What was seen when the sample's answers were given: the empty plan. */
const seen = { epoch: 'sample', seq: 0 }

export function fillPlan(plan: PlanView, content: AreaContent, options: FillOptions): void {
  const random = seededRandom(options.seed)
  // Of its own, so that the days change nothing else of the sample.
  const asking = seededRandom(options.seed + 1_000)
  fillText(plan.roots.aim.fragment, fillBlocksOf(content.aim))
  for (const [number, goal] of Object.entries(content.goals)) {
    const entry = plan.roots.goals.get(goalOf(options.cycle, Number(number)))
    if (entry === undefined) continue
    fillText(entry.text.fragment, [{ type: 'paragraph', text: goal.text }])
    if (goal.gap !== undefined && goal.gap !== 'unexplained') entry.gapReason.set(goal.gap)
  }
  let order: OrderKey | null = null
  content.actions.forEach((idea, index) => {
    order = keyBetween(order, null)
    const id = ActionId.parse(seededId(random))
    const flaw = options.isComplete ? null : (flaws[(index + options.seed) % flaws.length] ?? null)
    const goal = flaw === 'no-goal' ? undefined : goalOf(options.cycle, idea.goal)
    const action = plan.roots.actions.create(id, { order, removed: false, ...(goal === undefined ? {} : { goal }) })
    options.giveReference(id)
    fillAction(action, idea, content, flaw, random, options)
    dateRequests(action, asking, options)
  })
}

/** When each was asked and answered, and what it was answered on: in every eighth action the dates have moved since, and a
 *  reminder has gone to whoever is silent. */
function dateRequests(action: ActionView, random: SeededRandom, { periodStart, isComplete }: FillOptions): void {
  const year = Number(periodStart.slice(0, 4)) - (isComplete ? 1 : 0)
  const dayIn = (month: number): IsoDay => IsoDay.parse(`${year}-${month}-${String(random.between(10, 28))}`)
  const asked = dayIn(10)
  const answered = dayIn(11)
  const hasMoved = random.chance(1 / 8) && !isComplete
  const leader = action.leader.get()
  if (leader !== undefined) action.leader.set({ ...leader, on: asked })
  for (const named of [action.coLeaders, action.participants]) {
    for (const party of named.keys()) named.set(party, { request: requestIn(named.get(party)), on: asked })
  }
  for (const key of action.answers.keys()) {
    const given = action.answers.get(key)
    const party = PartyId.parse(key.slice(0, key.indexOf(':')))
    const about = basisIn(action, party)
    if (given !== undefined) action.answers.set(key, { ...given, on: answered, about: hasMoved ? { ...about, from: IsoDay.parse(`${year}-01-01`), to: IsoDay.parse(`${year}-03-31`) } : about })
  }
  for (const party of action.participants.keys()) {
    const request = requestIn(action.participants.get(party))
    if (hasMoved && action.answers.get(answerKey(party, 'participant', request)) === undefined && leader !== undefined) action.reminders.set(askerKey(party, request), { by: leader.party, on: answered })
  }
}

const requestIn = (named: { readonly request: RequestId } | undefined): RequestId => {
  if (named === undefined) throw new Error('nobody is named')
  return named.request
}

function fillAction(action: ActionView, idea: ActionIdea, content: AreaContent, flaw: Flaw, random: SeededRandom, options: FillOptions): void {
  fillTitle(action.title.fragment, idea.title)
  fillText(action.description.fragment, fillBlocksOf(idea.description))
  fillText(action.expectedResult.fragment, [{ type: 'paragraph', text: idea.expectedResult }])
  action.kind.set(idea.kind)
  if (idea.seeks !== undefined) action.seeks.set(idea.seeks)
  for (const number of idea.alsoServes ?? []) action.goalsServed.set(goalOf(options.cycle, number), true)
  if (random.chance(0.7)) action.nature.set(idea.kind === 'prevention' || idea.kind === 'training' ? 'preventive' : 'repressive')
  if (random.chance(0.5)) action.stance.set(random.one(['proactive', 'reactive'] as const))
  if (random.chance(0.6)) action.level.set(idea.kind === 'intelligence-picture' ? 'strategic' : 'operational')
  action.channel.set(random.one(['siena', 'siena', 'epe', 'meeting'] as const))
  fillDates(action, idea, flaw, random, options)
  fillPeople(action, idea, content, flaw, random, options)
  fillNumbers(action, idea, flaw, random)
}

function fillDates(action: ActionView, idea: ActionIdea, flaw: Flaw, random: SeededRandom, { periodStart, periodEnd }: FillOptions): void {
  const year = Number(periodStart.slice(0, 4))
  const lastYear = Number(periodEnd.slice(0, 4))
  const first = Quarter.parse(`${year}-Q${random.between(1, 3)}`)
  const last = flaw === 'ends-late' ? Quarter.parse(`${lastYear + 1}-Q1`) : Quarter.parse(`${lastYear}-Q${random.between(lastYear === year ? 4 : 2, 4)}`)
  const [from, to] = [daysOfQuarter(first).first, daysOfQuarter(last).last]
  const swapped = flaw === 'dates-swapped' && idea.kind !== 'jad' && idea.kind !== 'cyber-patrol'
  action.from.set(swapped ? to : from)
  action.to.set(swapped ? from : to)
}

function fillPeople(action: ActionView, idea: ActionIdea, content: AreaContent, flaw: Flaw, random: SeededRandom, options: FillOptions): void {
  const eligible = parties.filter(party => !options.without.includes(party.id) && party.unverified === undefined)
  const partners = content.partners.filter(party => eligible.some(({ id }) => id === party))
  const memberStates = eligible.filter(({ kind }) => kind === 'member-state').map(({ id }) => id)
  const leaderKind = flaw === 'outside-leader' ? 'third-country' : idea.leaders.find(kind => kind !== 'third-country') ?? 'member-state'
  const leader = leaderOf(leaderKind, partners, memberStates, random)
  const coLeaders = flaw === 'co-leader-silent' || (flaw === null && random.chance(0.25)) ? random.some(memberStates.filter(party => party !== leader), 1) : []
  const taken = new Set<PartyId>([...(leader === null ? [] : [leader]), ...coLeaders])
  const participants = [...random.some(memberStates.filter(party => !taken.has(party)), random.between(2, 7)), ...random.some(partners.filter(party => !taken.has(party) && mayTakePart(party)), random.between(0, 2))]

  const isAlone = flaw === 'lonely-joint-action-day'
  const named = isAlone ? participants.slice(0, 1) : participants
  if (leader !== null && flaw !== 'no-leader') {
    const request = RequestId.parse(seededId(random))
    action.leader.set({ request, party: leader })
    if (flaw === 'leader-declined') action.answers.set(answerKey(leader, 'action-leader', request), { answer: 'declined', ...seen })
    else if (flaw !== 'leader-silent') action.answers.set(answerKey(leader, 'action-leader', request), { answer: 'confirmed', ...seen })
    if (isOutsideLeader(leader) && flaw !== 'outside-leader' && options.driver !== null) action.confirmations.set(confirmationKey(leader, request), seen)
    action.services.set(leader, random.one(['Criminal police, analysis', 'Border police, investigations', 'Customs, enforcement', 'Special unit, organised crime', 'Operations department']))
    action.contacts.set(leader, 'Duty desk, single point of contact')
    if (flaw === 'leader-takes-part') {
      // It took part before it came to lead, and was left in both lists. Asked anew it would be asked for what it leads.
      const before = RequestId.parse(seededId(random))
      action.participants.set(leader, { request: before })
      action.answers.set(answerKey(leader, 'participant', before), { answer: 'confirmed', ...seen })
    }
  }
  for (const party of coLeaders) {
    const request = RequestId.parse(seededId(random))
    action.coLeaders.set(party, { request })
    if (flaw !== 'co-leader-silent') action.answers.set(answerKey(party, 'co-leader', request), { answer: 'confirmed', ...seen })
  }
  named.forEach((party, index) => {
    const request = RequestId.parse(seededId(random))
    action.participants.set(party, { request })
    if (flaw === 'participants-silent' && index < 2) return
    const subject = index === 2 && random.chance(0.3)
    action.answers.set(answerKey(party, 'participant', request), subject ? { answer: 'confirmed-subject', condition: 'Subject to the national budget', ...seen } : { answer: 'confirmed', ...seen })
    if (random.chance(0.5)) {
      const kind = random.one(ContributionKind.options.filter(option => option !== 'money'))
      action.contributions.set(contributionKey(party, kind), random.one(['Two analysts for the first quarter', 'A monthly extract, without personal data', 'A meeting room and interpretation', 'One expert in forensic accounting', 'Mobile equipment during the operation']))
    }
    if (random.chance(0.15)) action.ownResources.set(party, random.between(2, 20) * 1000)
  })
  if (idea.kind === 'jad' || isAlone) addJointActionDays(action, random, options)
}

function leaderOf(kind: PartyKind, partners: readonly PartyId[], memberStates: readonly PartyId[], random: SeededRandom): PartyId | null {
  const candidates = kind === 'member-state' ? memberStates : partners.filter(party => partyById(party).kind === kind)
  const able = candidates.filter(party => mayHold('action-leader', party).ok)
  return able.length > 0 ? random.one(able) : random.one(memberStates)
}

/** The sample asks nobody from outside the Union to take part: they see no plan until one is released to them. */
const mayTakePart = (party: PartyId): boolean => ['agency', 'network', 'institution'].includes(partyById(party).kind)

function addJointActionDays(action: ActionView, random: SeededRandom, { periodStart, periodEnd }: FillOptions): void {
  let order: OrderKey | null = null
  for (const year of new Set([periodStart.slice(0, 4), periodEnd.slice(0, 4)])) {
    order = keyBetween(order, null)
    const quarter = Quarter.parse(`${year}-Q${random.between(2, 4)}`)
    action.jointActionDays.create(RowId.parse(seededId(random)), { order, removed: false, quarter, count: random.between(1, 2) })
  }
}

function fillNumbers(action: ActionView, idea: ActionIdea, flaw: Flaw, random: SeededRandom): void {
  let order: OrderKey | null = null
  for (const indicator of flaw === 'no-indicator' ? [] : idea.indicators) {
    order = keyBetween(order, null)
    action.indicators.create(RowId.parse(seededId(random)), {
      order,
      removed: false,
      name: indicator.name,
      unit: indicator.unit,
      target: indicator.target,
      ...(indicator.resultKind === undefined ? {} : { resultKind: ResultKind.parse(indicator.resultKind) }),
    })
  }
  if (!random.chance(0.65)) return
  const amount = random.chance(0.2) ? ('to-be-determined' as const) : random.between(4, 90) * 1000
  action.funding.create(RowId.parse(seededId(random)), {
    order: keyBetween(null, null),
    removed: false,
    source: random.one(FundingSource.options.filter(source => source !== 'none' && source !== 'eap-grant')),
    amount,
  })
}

const goalOf = (cycle: string, number: number): GoalId => GoalId.parse(`${cycle}/goal-${number}`)

const idCharacters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const seededId = (random: SeededRandom): string => Array.from({ length: 21 }, () => idCharacters[random.between(0, 63)]).join('')
