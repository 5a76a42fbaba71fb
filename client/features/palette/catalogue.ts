// Everything that the page itself knows to find: commands, plans and their actions from the live lists, goals, delegations. So
// it is there at once with each letter, and without a connection too.
import type { CycleView } from '../../../shared/api/cycles.ts'
import type { ActionId, PlanId } from '../../../shared/ids.ts'
import { parties } from '../../../shared/parties/parties.ts'
import { partyKindLabels } from '../../../shared/parties/party.ts'
import type { Party } from '../../../shared/parties/party.ts'
import { addressOfAction, addressOfPlan } from '../../../shared/plan-address.ts'
import type { ActionSummary, PlanSummary } from '../../../shared/projection/plan-summary-shape.ts'
import { rangesOf } from '../../../shared/search/fold.ts'
import { fit } from '../../../shared/search/query.ts'
import type { LiveTable } from '../../live/index.ts'
import type { PlanTranslate } from '../../messages/use-message.tsx'
import type { Command } from '../../shell/commands.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { planName } from '../../shell/plan-name.ts'
import type { Hit, HitGroup, Scope } from './hit.ts'

export type Known = {
  readonly t: PlanTranslate
  readonly cycles: readonly CycleView[]
  readonly plans: LiveTable
  readonly commands: readonly Command[]
}

/** So many of each group: a word more makes a list shorter. */
const most = { page: 6, actions: 8, plans: 6, goals: 4, delegations: 5, go: 6, commands: 6 } as const
/** Of one delegation, where nothing is typed yet. */
const mostOfScope = 40

type GroupId = keyof typeof most

/** @param words as `wordsOf` gives them; not empty. The group with what fits best comes first. */
export function findInPage(words: readonly string[], known: Known): readonly HitGroup[] {
  const { t } = known
  const groups: readonly { readonly id: GroupId; readonly label: string; readonly found: readonly Fitting[] }[] = [
    { id: 'page', label: t('palette.on-page'), found: fitting(words, commandsAt(known, ['page', 'text'])) },
    { id: 'plans', label: t('palette.plans'), found: fitting(words, plansOf(known)) },
    { id: 'actions', label: t('palette.actions'), found: fitting(words, actionsOf(known)) },
    { id: 'goals', label: t('palette.goals'), found: fitting(words, goalsOf(known)) },
    { id: 'delegations', label: t('palette.delegations'), found: fitting(words, parties.map(party => delegationHit(party))) },
    { id: 'go', label: t('palette.go'), found: fitting(words, commandsAt(known, ['go'])) },
    { id: 'commands', label: t('palette.commands'), found: fitting(words, commandsAt(known, ['everywhere', 'account'])) },
  ]
  return groups
    .filter(({ found }) => found.length > 0)
    .sort((one, other) => (other.found[0]?.fits ?? 0) - (one.found[0]?.fits ?? 0))
    .map(({ id, label, found }) => ({ id, label, hits: found.slice(0, most[id]).map(({ hit }) => ({ ...hit, ranges: rangesOf(hit.title, words) })) }))
}

/** Where nothing is typed: what was chosen lately, what this page can do, and where one can go. */
export function beforeTyping(recent: readonly string[], known: Known): readonly HitGroup[] {
  const { t } = known
  const byKey = new Map([...everything(known)].map(({ hit }) => [hit.key, hit]))
  const groups: readonly HitGroup[] = [
    { id: 'recent', label: t('palette.recent'), hits: recent.flatMap(key => byKey.get(key) ?? []) },
    { id: 'page', label: t('palette.on-page'), hits: commandsAt(known, ['page', 'text']).map(({ hit }) => hit) },
    { id: 'go', label: t('palette.go'), hits: commandsAt(known, ['go']).map(({ hit }) => hit) },
    { id: 'commands', label: t('palette.commands'), hits: commandsAt(known, ['everywhere', 'account']).map(({ hit }) => hit) },
  ]
  const shown = new Set<string>()
  return groups
    .map(group => ({ ...group, hits: group.hits.filter(({ key }) => !shown.has(key) && shown.add(key)) }))
    .filter(({ hits }) => hits.length > 0)
}

/** What a delegation drives, leads and takes part in; where a person is now. */
export function findInScope(scope: Scope, words: readonly string[], known: Known): readonly HitGroup[] {
  const { t } = known
  const of = (id: string, label: string, candidates: readonly Candidate[]): readonly HitGroup[] => {
    const found = words.length === 0 ? candidates.map(({ hit }) => hit) : fitting(words, candidates).map(({ hit }) => ({ ...hit, ranges: rangesOf(hit.title, words) }))
    return found.length === 0 ? [] : [{ id, label, hits: found.slice(0, mostOfScope) }]
  }
  if (scope.of === 'person') {
    const isHere = new Set([...known.plans.values()].filter(({ people }) => people.some(({ person }) => person === scope.person)).map(({ summary }) => summary.plan))
    return [
      ...of('here', t('palette.here-now'), plansOf(known).filter(({ plan }) => isHere.has(plan))),
      ...of('for', t('palette.acts-for'), parties.filter(({ id }) => scope.parties.includes(id)).map(party => delegationHit(party))),
    ]
  }
  const { party } = scope
  const plans = plansOf(known)
  const actions = actionsOf(known)
  return [
    ...of('drives', t('palette.drives'), plans.filter(({ summary }) => summary.driver?.party === party)),
    ...of('co-drives', t('palette.co-drives'), plans.filter(({ summary }) => summary.coDrivers.some(coDriver => coDriver.party === party))),
    ...of('leads', t('palette.leads'), actions.filter(({ action }) => action.leader === party)),
    ...of('helps-lead', t('palette.helps-lead'), actions.filter(({ action }) => action.coLeaders.some(named => named.party === party))),
    ...of('takes-part', t('palette.takes-part'), actions.filter(({ action }) => action.participants.some(named => named.party === party && named.answer !== 'declined'))),
  ]
}

export const actionKey = (plan: PlanId, action: ActionId): string => `action/${plan}/${action}`
export const goalPath = (cycle: CycleView, number: number): string => `/goals?${new URLSearchParams({ period: periodOf(cycle)?.start ?? '' })}#goal-${number}`

export const nameOfPlan = ({ area, period }: PlanSummary, cycles: readonly CycleView[]): string => planName(cycles, area, period)

/** @param names by which it is found; the title is one of them. */
type Candidate = { readonly hit: Hit; readonly names: readonly string[] }
type Fitting = Candidate & { readonly fits: number }

function fitting(words: readonly string[], candidates: readonly Candidate[]): readonly Fitting[] {
  return candidates
    .flatMap(candidate => {
      const fits = fit(words, candidate.names)
      return fits === null ? [] : [{ ...candidate, fits }]
    })
    .sort((one, other) => other.fits - one.fits)
}

function* everything(known: Known): Iterable<Candidate> {
  yield* commandsAt(known, ['page', 'text', 'go', 'everywhere', 'account'])
  yield* plansOf(known)
  yield* actionsOf(known)
  yield* goalsOf(known)
  yield* parties.map(party => delegationHit(party))
}

const commandsAt = ({ commands }: Known, places: readonly Command['place'][]): readonly Candidate[] =>
  commands.filter(({ place }) => places.includes(place)).map(({ id, label, words = '', keys, place, run }) => ({
    hit: { key: `command/${id}`, sign: place === 'go' ? 'page' : 'command', title: label, ranges: [], keys: keys?.[0], choice: { does: 'run', run } },
    names: [label, words],
  }))

type PlanCandidate = Candidate & { readonly plan: PlanId; readonly summary: PlanSummary }

/** Of the latest period first. Archived ones are on the list of plans, and nowhere else. */
const openPlans = (plans: LiveTable): readonly PlanSummary[] =>
  [...plans.values()].map(({ summary }) => summary).filter(({ archived }) => !archived).sort((one, other) => startOf(other).localeCompare(startOf(one)))
const startOf = ({ period }: PlanSummary): string => period?.start ?? ''

const plansOf = ({ t, cycles, plans }: Known): readonly PlanCandidate[] => openPlans(plans).map(summary => {
  const { plan, area, driver, counts } = summary
  const title = nameOfPlan(summary, cycles)
  const code = cycles.flatMap(cycle => cycle.areas).find(({ id }) => id === area)?.code ?? ''
  return {
    plan,
    summary,
    hit: {
      key: `plan/${plan}`,
      sign: 'plan',
      party: driver?.party,
      title,
      ranges: [],
      note: t('palette.plan-actions', { code, count: counts.actions }),
      choice: { does: 'go', to: addressOfPlan(plan) },
    },
    names: [title, `${code} ${plan}`],
  }
})

const actionsOf = ({ t, cycles, plans }: Known): readonly (Candidate & { readonly action: ActionSummary })[] => openPlans(plans).flatMap(summary => {
  const note = nameOfPlan(summary, cycles)
  return (Object.entries(summary.actions) as [ActionId, ActionSummary][]).map(([id, action]) => ({
    action,
    hit: actionHit(t, summary, id, action, note),
    names: [action.title, action.reference ?? ''],
  }))
})

export const actionHit = (t: PlanTranslate, { plan }: PlanSummary, id: ActionId, { title, reference, leader }: ActionSummary, note: string): Hit => ({
  key: actionKey(plan, id),
  sign: 'action',
  party: leader ?? undefined,
  title: title.trim() === '' ? t('palette.untitled') : title,
  before: reference ?? undefined,
  ranges: [],
  note,
  choice: { does: 'go', to: addressOfAction(plan, id) },
})

const goalsOf = ({ t, cycles }: Known): readonly Candidate[] => cycles.flatMap((cycle, index) => cycle.goals.map(({ id, number, code, title }) => ({
  hit: {
    key: `goal/${id}`,
    sign: 'goal',
    title,
    ranges: [],
    before: t('palette.goal', { number }),
    // The newest cycle is the one that is meant where none is named.
    note: index === 0 ? undefined : cycle.label,
    choice: { does: 'go', to: goalPath(cycle, number) },
  },
  names: [title, `${t('palette.goal', { number })} ${code}`],
})))

function delegationHit({ id, code, name, kind, aliases }: Party): Candidate {
  return {
    hit: { key: `delegation/${id}`, sign: 'delegation', party: id, title: partyLabel(id).name, ranges: [], note: partyKindLabels[kind], choice: { does: 'narrow', scope: { of: 'delegation', party: id } } },
    names: [name, code, ...aliases],
  }
}

/** The one that runs today, else the first. */
function periodOf({ periods }: CycleView): CycleView['periods'][number] | undefined {
  const today = new Date().toISOString().slice(0, 10)
  return periods.find(({ start, end }) => start <= today && today <= end) ?? periods[0]
}
