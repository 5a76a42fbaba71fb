// Answers a search: of everything that is indexed, what this person's delegation is sent at this moment, the best first.
//
// What must stay true:
// 1. The plans are asked for as lists ask (`mayRead` with the facts of now), before the look-up and again before the answer.
// 2. The order rests on what is found alone: how often a word stands in plans of others changes nothing.
import type { Kysely } from 'kysely'
import type { SearchAnswer, SearchQuery } from '../../shared/api/search.ts'
import { documentOfCycle } from '../../shared/documents/cycle.ts'
import { ActionId, CycleId, GoalId } from '../../shared/ids.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import { searchesAtOnce, searchesPerSecond } from '../../shared/protocol/limits.ts'
import { fold } from '../../shared/search/fold.ts'
import { fit, wordsOf } from '../../shared/search/query.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import type { Clock } from '../clock.ts'
import type { LiveSummaries } from '../live/live-summaries.ts'
import { documentOfPlan } from '../plans/plan-record.ts'
import type { Database } from '../store/schema.ts'
import type { Session } from '../sync/endpoint.ts'
import { byPerson, RateLimit } from '../sync/rate.ts'
import { excerptOf, lookedAt, marked } from './excerpt.ts'
import { peopleKnownTo } from './people.ts'
import type { FoundItem, SearchIndex } from './search-index.ts'

/** Of each kind in an answer: nobody looks further down a list that a word more makes shorter. */
const most = { plans: 6, goals: 5, actions: 12, guidance: 4, people: 6 } as const
/** Of one document, before the best of all are chosen. */
const mostOfDocument = 20

export type SearchError = { readonly code: 'search/not-your-delegation' | 'search/too-often'; readonly field?: string }

export class Search {
  private readonly index: SearchIndex
  private readonly database: Kysely<Database>
  private readonly live: Pick<LiveSummaries, 'plansOpenTo'>
  private readonly clock: Clock
  private readonly limitOf: (person: Session['person']['id']) => RateLimit

  constructor(index: SearchIndex, database: Kysely<Database>, live: Pick<LiveSummaries, 'plansOpenTo'>, clock: Clock = systemClock) {
    this.index = index
    this.database = database
    this.live = live
    this.clock = clock
    this.limitOf = byPerson(() => new RateLimit(searchesPerSecond, searchesAtOnce, clock.steadyMs))
  }

  async find(session: Session, { q, party }: SearchQuery): Promise<Result<SearchAnswer, SearchError>> {
    if (!session.memberships.some(held => held.party === party)) return err({ code: 'search/not-your-delegation', field: 'party' })
    if (!this.limitOf(session.person.id).take()) return err({ code: 'search/too-often' })
    const words = wordsOf(q)
    const plansByDocument = new Map(this.live.plansOpenTo(party).map(plan => [documentOfPlan(plan), plan]))
    const cyclesByDocument = new Map((await this.database.selectFrom('cycles').select('id').execute()).map(({ id }) => [documentOfCycle(CycleId.parse(id)), CycleId.parse(id)]))
    const found = await this.index.find(words, [...plansByDocument.keys(), ...cyclesByDocument.keys()], mostOfDocument)
    const people = await this.peopleIn(words, party)
    // A right that ended meanwhile has ended.
    const stillOpen = new Set(this.live.plansOpenTo(party).map(documentOfPlan))
    const mayBeTold = found.filter(({ document }) => cyclesByDocument.has(document) || stillOpen.has(document))
    return ok({ ...answerOf(ranked(words, mayBeTold), words, plansByDocument, cyclesByDocument), people })
  }

  private async peopleIn(words: readonly string[], party: PartyId): Promise<SearchAnswer['people']> {
    const known = await peopleKnownTo(this.database, party, new Date(this.clock.now()))
    return best(known, ({ name }) => fit(words, [name])).slice(0, most.people).map(({ person, name, memberships }) => ({
      person,
      name: marked(name, words),
      memberships: memberships.map(held => ({ party: held.party, functions: [...held.functions] })),
    }))
  }
}

const ranked = (words: readonly string[], found: readonly FoundItem[]): readonly FoundItem[] =>
  best(found, ({ names, texts }) => fit(words, names.map(({ text }) => text), () => texts.map(({ text }) => beginningOf(text, words))))

/** What is further on is believed to the index, which has found the words. */
const beginningOf = (text: string, words: readonly string[]): string => (text.length <= lookedAt ? fold(text) : `${fold(text.slice(0, lookedAt))} ${words.join(' ')}`)

/** Those that fit, the best first; those that fit alike in the order in which they came. */
function best<T>(all: readonly T[], fitOf: (one: T) => number | null): readonly T[] {
  const fitting = all.flatMap(one => {
    const fits = fitOf(one)
    return fits === null ? [] : [{ one, fits }]
  })
  return fitting.sort((a, b) => b.fits - a.fits).map(({ one }) => one)
}

function answerOf(
  found: readonly FoundItem[],
  words: readonly string[],
  plans: ReadonlyMap<string, PlanId>,
  cycles: ReadonlyMap<string, CycleId>,
): Omit<SearchAnswer, 'people'> {
  const answer: Omit<SearchAnswer, 'people'> = { plans: [], goals: [], actions: [], guidance: [] }
  for (const { document, kind, item, names, texts } of found) {
    const plan = plans.get(document)
    const cycle = cycles.get(document)
    const excerpt = () => excerptOf(texts, words)
    if (kind === 'action' && plan !== undefined && answer.actions.length < most.actions) {
      const named = (field: string): string | undefined => names.find(name => name.field === field)?.text
      answer.actions.push({ plan, action: ActionId.parse(item), reference: named('action.reference') ?? null, title: marked(named('action.title') ?? '', words), excerpt: excerpt() })
    } else if (kind === 'plan' && plan !== undefined && answer.plans.length < most.plans) {
      answer.plans.push({ plan, excerpt: excerpt() })
    } else if (kind === 'goal' && plan !== undefined && answer.goals.length < most.goals) {
      const of = excerpt()
      if (of !== null) answer.goals.push({ plan, goal: GoalId.parse(item), excerpt: of })
    } else if (kind === 'guidance' && cycle !== undefined && answer.guidance.length < most.guidance) {
      const of = excerpt()
      if (of !== null) answer.guidance.push({ cycle, goal: GoalId.parse(item), excerpt: of })
    }
  }
  return answer
}
