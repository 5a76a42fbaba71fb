// The fictional area "Large sample": 120 actions put together from parts, to see how a very large plan behaves. It stands
// beside the areas of 2026–2029 under a fictional priority of its own.
import { area, priority } from '../../cycles/cycle.ts'
import type { PrioritySeed } from '../../cycles/cycle.ts'
import type { PartyKind } from '../../parties/party.ts'
import type { ActionKind } from '../../vocabularies/vocabularies.ts'
import { seededRandom } from '../seeded-random.ts'
import { aimOf, goalNumbers, measured, partiesOf } from './area-content.ts'
import type { ActionIdea, AreaContent, GoalNumber } from './area-content.ts'

export const largeSamplePriority: PrioritySeed = {
  id: priority('2026-2029/sample'),
  number: 8,
  code: 'SAMPLE',
  title: 'Large sample (fictional priority)',
  fictional: true,
  areas: [{ id: area('2026-2029/sample/large'), code: 'LARGE', title: 'Large sample', fictional: true }],
}

export const largeSampleSize = 120

type Theme = { readonly kind: ActionKind; readonly does: string; readonly expects: string; readonly counts: readonly [string, string] }

/** What an action of each goal does; its title adds about what, and where. */
const themes: Readonly<Record<GoalNumber, readonly Theme[]>> = {
  1: [
    { kind: 'intelligence-picture', does: 'Shared picture of', expects: 'A picture that all contributors use.', counts: ['Reports shared', 'reports'] },
    { kind: 'meeting', does: 'Analysts’ exchange on', expects: 'Analysts know who works on the same question.', counts: ['Meetings held', 'meetings'] },
  ],
  2: [
    { kind: 'operational-action', does: 'Coordinated checks on', expects: 'Checks lead to cases.', counts: ['Checks carried out', 'checks'] },
    { kind: 'joint-investigation', does: 'Joint case work on', expects: 'Cases are charged together.', counts: ['Cases taken on', 'cases'] },
  ],
  3: [
    { kind: 'training', does: 'Course for practitioners on', expects: 'Practitioners apply what they learnt.', counts: ['Officials trained', 'persons'] },
    { kind: 'prevention', does: 'Advice for the public on', expects: 'Advice reaches those who need it.', counts: ['Readers reached', 'persons'] },
  ],
  4: [
    { kind: 'external-cooperation', does: 'Partner countries’ round on', expects: 'Partners answer in days.', counts: ['Requests answered', 'requests'] },
    { kind: 'capacity-building', does: 'Twinning of offices on', expects: 'Offices work with each other directly.', counts: ['Exchanges completed', 'exchanges'] },
  ],
  5: [
    { kind: 'operational-action', does: 'Comparison of false papers in', expects: 'False papers lead to their makers.', counts: ['Papers compared', 'papers'] },
    { kind: 'training', does: 'Examiners’ workshop on papers in', expects: 'Examiners agree on their findings.', counts: ['Examiners taking part', 'persons'] },
  ],
  6: [
    { kind: 'financial-investigation', does: 'Money trail of', expects: 'Profit is found early.', counts: ['Trails completed', 'trails'] },
    { kind: 'financial-investigation', does: 'Recovery of assets from', expects: 'Assets are frozen in time.', counts: ['Assets frozen', 'assets'] },
  ],
  7: [
    { kind: 'cyber-patrol', does: 'Online patrol on', expects: 'Offers disappear and stay away.', counts: ['Offers reported', 'offers'] },
    { kind: 'operational-action', does: 'Online sellers involved in', expects: 'Repeat sellers are identified.', counts: ['Sellers identified', 'persons'] },
  ],
}

const subjects = ['freight by road', 'parcel traffic', 'small ports', 'hired vehicles', 'storage halls', 'shell companies', 'cash couriers', 'false job offers', 'event tickets', 'second-hand markets']
const places = ['in border regions', 'in large cities', 'along inland waterways', 'at regional airports', 'on northern routes', 'on southern routes']
const leaders: readonly (readonly PartyKind[])[] = [['member-state'], ['member-state', 'agency'], ['agency', 'member-state'], ['member-state', 'third-country'], ['network', 'member-state']]

export const largeSample: AreaContent = {
  area: area('2026-2029/sample/large'),
  aim: aimOf(
    'This plan belongs to no real priority. It holds many times the actions of an ordinary plan, so that one can see how lists, searches and the matrix behave.',
  ),
  goals: {
    1: { text: 'Many small contributions make one picture. The texts of this plan are put together from parts.' },
    2: { text: 'Checks and cases stand side by side. Their number is what matters here.' },
    3: { text: 'Courses and advice are repeated for many subjects. Their order can be changed freely.' },
    4: { text: 'Partners outside the Union appear in many rounds. Each has its own action.' },
    5: { text: 'Papers are compared subject by subject. Results would go to the picture of goal 1.' },
    6: { text: 'Money is traced for each subject. Amounts are made up.' },
    7: { text: 'Offers online are looked at in turns. Weeks are spread over the quarters.' },
  },
  partners: partiesOf('europol', 'frontex', 'eurojust', 'cepol', 'interpol', 'carin', 'roadpol', 'tc-ch', 'tc-uk'),
  actions: ideasOf(largeSampleSize),
}

function ideasOf(count: number): readonly ActionIdea[] {
  const random = seededRandom(20260101)
  const perGoal = Math.ceil(count / goalNumbers.length)
  const ideas = goalNumbers.flatMap(goal => {
    const combinations = themes[goal].flatMap(theme => subjects.flatMap(subject => places.map(place => ({ theme, subject, place }))))
    return random.some(combinations, perGoal).map(({ theme, subject, place }): ActionIdea => ({
      goal,
      kind: theme.kind,
      title: `${theme.does} ${subject} ${place}`,
      description: [
        `The delegations that know ${subject} ${place} from their own work contribute once in each half-year. A first version is tried by two of them and then offered to all.`,
      ],
      expectedResult: theme.expects,
      indicators: [measured(theme.counts[0], theme.counts[1], random.between(2, 60))],
      leaders: random.one(leaders),
    }))
  })
  return ideas.slice(0, count)
}
