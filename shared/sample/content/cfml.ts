// The sample's plan for Criminal finances and money laundering, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const criminalFinances: AreaContent = {
  area: areaOf('2026-2029/ecfin/cfml'),
  aim: aimOf(
    'This plan serves the priority “Fighting economic and financial crimes” for criminal finances and money laundering. It stands across all areas: whatever a network sells, somebody has to make its money usable.',
    'The delegations want professional launderers to be found and charged, more to be confiscated than in the period before, and financial work to be a habit in every investigation.',
  ),
  goals: {
    1: { text: 'Know who launders for whom and by which means, across all areas of crime. Reports by banks are used and answered.' },
    2: { text: 'Investigate professional launderers as targets of their own. Arrests and freezing happen on one day.' },
    3: { text: 'Give investigators without financial training the first tools, and professions with a duty to report reasons to do so. Asset management is part of it.' },
    4: { text: 'Reach assets in countries outside the Union, including where the owner is a firm. Informal networks of practitioners are used first.' },
    5: { text: 'Find forged papers with which accounts are opened and firms are founded. Results are shared with those who check customers.' },
    6: { text: 'Freeze, manage and confiscate. Each delegation knows its own numbers from order to sale.' },
    7: { text: 'Trace virtual assets and the services that mix and exchange them. Knowledge is shared with areas that have none of their own.' },
  },
  partners: partiesOf('europol', 'eurojust', 'eppo', 'olaf', 'cepol', 'amon', 'carin', 'ejn', 'enaa', 'interpol', 'pp-sample', 'tc-ch', 'tc-uk', 'tc-li', 'tc-us', 'tc-me'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Professional launderers: who serves several groups',
      description: [
        'Delegations name people and firms that turned up as launderers in more than one case. An analyst compares them across areas of crime and proposes which delegations should talk to each other.',
      ],
      expectedResult: 'Launderers are seen by their whole clientele.',
      indicators: [counted('hvt-identified', 30), measured('Proposals taken up', 'proposals', 20)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Answer to every hundredth report: learning from bank reports',
      description: [
        'Financial intelligence units take a sample of reports and follow what became of each. Banks learn in general terms which reports helped and why others could not.',
      ],
      expectedResult: 'Better reports in smaller numbers.',
      indicators: [measured('Reports followed to their end', 'reports', 1200)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 1,
      kind: 'meeting',
      title: 'Public and private partners on new typologies',
      description: [
        'Three times a year investigators, supervisors and banks look at one method in depth. No case is discussed; the outcome is a page of signs that a bank can program.',
      ],
      expectedResult: 'Signs are in use within three months of the meeting.',
      indicators: [measured('Typologies published', 'typologies', 6)],
      leaders: ['member-state', 'agency', 'network'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Laundering centres that collect cash in many cities',
      description: [
        'Delegations in which cash is collected, counted and paid out investigate together. Collectors are left in place until the centre is understood, wherever prosecutors agree to it.',
      ],
      expectedResult: 'Centres are closed together with those who direct them.',
      indicators: [counted('arrests', 70), counted('cash-seized', 18_000_000), counted('ocg-disrupted', 6)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Trade-based laundering with vehicles, scrap and electronics',
      description: [
        'Customs and financial investigators compare prices, weights and payments of trades in which value is easily invented. Suspicious pairs of firms are proposed as cases to both delegations.',
      ],
      expectedResult: 'Trade that only moves money is recognised as such.',
      indicators: [counted('investigations-initiated', 22)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on cash at borders and airports',
      description: [
        'Customs and border police look in the same weeks for undeclared cash, gold and cards. Whoever carries them is asked where they come from, and the answer is checked.',
      ],
      expectedResult: 'Cash is held, and its origin explained or investigated.',
      indicators: [counted('cash-seized', 10_000_000), counted('persons-checked', 40_000), counted('countries-involved', 19)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'First financial steps in any investigation',
      description: [
        'A one-day course for investigators of all areas: ten questions, five registers, three mistakes. It comes with a card for the desk and a telephone number for help.',
      ],
      expectedResult: 'Every larger case has a financial question in its first plan.',
      indicators: [counted('trained', 600)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Notaries, estate agents and accountants: reasons to report',
      description: [
        'Professions hear from practitioners what a good report looks like and what became of past ones. Each chamber names a person who answers doubts without delay.',
      ],
      expectedResult: 'Professions that seldom report do so more often and better.',
      indicators: [measured('More reports from the professions than before', 'percent', 30)],
      leaders: ['member-state'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Managing seized firms, animals and vessels',
      description: [
        'Asset managers share how they keep difficult assets at their value. A list of experts says who has managed a hotel, a stable or a yacht, and may be asked.',
      ],
      expectedResult: 'Seized assets keep their value until the court decides.',
      indicators: [measured('Assets managed with outside advice', 'assets', 60)],
      leaders: ['network', 'member-state'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Direct questions to financial centres outside the Union',
      description: [
        'Practitioners agree with partner centres on what an informal question may contain and how fast it is answered. Formal requests then ask for what is known to exist.',
      ],
      expectedResult: 'Formal requests are granted because they are precise.',
      indicators: [measured('Informal questions answered within ten days', 'percent', 80)],
      leaders: ['network', 'member-state', 'third-country'],
    },
    {
      goal: 4,
      kind: 'capacity-building',
      title: 'Asset recovery offices in candidate countries',
      description: [
        'Offices of the delegations receive colleagues for a month and send one back. The programme ends with a shared case in each pair of offices.',
      ],
      expectedResult: 'New offices work from their first year.',
      indicators: [measured('Shared cases begun', 'cases', 8), counted('trained', 40)],
      leaders: ['third-country', 'member-state', 'institution'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Forged company papers and straw directors',
      description: [
        'Banks, registers and police compare papers with which firms were founded and accounts opened. Service providers that appear too often are visited.',
      ],
      expectedResult: 'Founding a firm under a false name becomes a risk.',
      indicators: [measured('Service providers visited', 'providers', 45), counted('documents-forged-detected', 500)],
      leaders: ['member-state'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Freezing on the day of arrest',
      description: [
        'Delegations look at closed cases in which assets were moved before they were frozen, and at the reason. A plan of one page is tried that puts freezing and arrest into the same hour.',
      ],
      expectedResult: 'Assets are no longer moved between arrest and order.',
      indicators: [counted('assets-frozen-seized', 80_000_000)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'From frozen to confiscated: where assets are lost',
      description: [
        'Each delegation follows a hundred frozen assets to their end. The reasons for which they were released are compared, and three of them are chosen to be worked on.',
      ],
      expectedResult: 'A larger share of what is frozen is confiscated.',
      indicators: [measured('Delegations that followed their assets', 'delegations', 15)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Real estate bought through layers of firms',
      description: [
        'Investigators, land registers and tax authorities of holiday regions trace who really owns what. Explanations of wealth are asked for where the law knows them.',
      ],
      expectedResult: 'Owners behind layers of firms are known and asked.',
      indicators: [measured('Properties with a proven real owner', 'properties', 150)],
      leaders: ['member-state'],
    },
    {
      goal: 7,
      kind: 'operational-action',
      title: 'Exchange and mixing services that ask no questions',
      description: [
        'Delegations choose services that serve criminal customers knowingly, secure their records and share what concerns others. Customers hear that their history was kept.',
      ],
      expectedResult: 'Services without questions lose customers and operators.',
      indicators: [measured('Services investigated', 'services', 7), counted('value-seized', 15_000_000)],
      leaders: ['member-state', 'agency'],
    },
  ],
}
