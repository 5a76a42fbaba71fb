// The sample's plan for VAT fraud, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const vatFraud: AreaContent = {
  area: areaOf('2026-2029/ecfin/vat'),
  aim: aimOf(
    'This plan serves the priority “Fighting economic and financial crimes” for VAT fraud across borders. Money that was meant for schools and roads is taken in weeks by chains of firms that exist to disappear.',
    'The delegations want tax authorities, customs and police to see the same chain at the same time, and those who design such chains to be prosecuted.',
  ),
  goals: {
    1: { text: 'Recognise new chains within weeks and the trades to which they move. Tax and police data meet where the law allows it.' },
    2: { text: 'Investigate organisers in all delegations of a chain at once. Recovery of the tax is part of the case.' },
    3: { text: 'Make it hard to register, buy and leave behind a firm. Honest traders learn how not to become a link.' },
    4: { text: 'Work with countries through which goods or payments are sent to hide the chain. Non-Union platforms are part of it.' },
    5: { text: 'Find identities and addresses under which firms are registered without a person behind them. Registrars are warned.' },
    6: { text: 'Follow refunds and payments before they leave the banking system. Freezing comes within days.' },
    7: { text: 'Sales through online platforms are covered by the customs action under goal 2. No separate action is planned.', gap: 'covered' },
  },
  partners: partiesOf('europol', 'eppo', 'olaf', 'eurojust', 'cepol', 'amon', 'carin', 'ccwp', 'tc-ch', 'tc-no', 'tc-uk'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Early signs of a missing trader',
      description: [
        'Tax and police analysts test which signs in the first eight weeks of a firm’s life point to fraud. Signs that work are shared with all delegations, and those that accuse honest firms are dropped.',
      ],
      expectedResult: 'Chains are noticed before the first return is due.',
      indicators: [measured('Chains noticed within eight weeks', 'chains', 50)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Trades to which fraud moves next',
      description: [
        'Each half-year delegations say in which goods and services they see sudden growth. The overview looks ahead and is checked a year later against what happened.',
      ],
      expectedResult: 'Tax authorities look at a trade before it is flooded.',
      indicators: [measured('Overviews with a later check', 'overviews', 4)],
      leaders: ['member-state'],
    },
    {
      goal: 1,
      kind: 'meeting',
      title: 'Regular exchange between tax investigators and police analysts',
      description: [
        'A meeting every quarter with a fixed agenda: new chains, new methods, obstacles in law. What stands in the way of exchange is written down for those who can change it.',
      ],
      expectedResult: 'Obstacles are known and some of them are gone.',
      indicators: [measured('Meetings held', 'meetings', 8)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Chain by chain: simultaneous investigations in electronics and vehicles',
      description: [
        'For each chain the delegations concerned agree on one calendar and one lead prosecutor for questions that touch all. Searches take place on one day and tax claims follow within the month.',
      ],
      expectedResult: 'Organisers are charged and the tax is claimed in time.',
      indicators: [counted('fraud-prevented', 120_000_000), counted('arrests', 80), measured('Chains taken on', 'chains', 10)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on low-value imports with a false declaration',
      description: [
        'Customs and tax authorities check parcels, warehouses and the sellers’ registrations in the same weeks. Platforms are asked for data beforehand in one common request.',
      ],
      expectedResult: 'Undeclared sales are taxed and repeat offenders investigated.',
      indicators: [measured('Consignments checked', 'consignments', 60_000), counted('fraud-prevented', 18_000_000)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Designers of fraud chains: advisers and accountants',
      description: [
        'Some people sell ready-made chains with firms, invoices and straw directors. Delegations agree on how their part is proved and work on three of them together.',
      ],
      expectedResult: 'Designers are charged as organisers and lose their licences.',
      indicators: [counted('hvt-identified', 12)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Carousel fraud in services that cannot be seen',
      description: [
        'Telephone minutes, certificates and advertising can be sold in a circle without ever existing. Experts from regulators help investigators to show that nothing was delivered.',
      ],
      expectedResult: 'Cases on services are as solid as cases on goods.',
      indicators: [counted('investigations-initiated', 16)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Am I part of a chain? Questions for honest traders',
      description: [
        'A page of questions that a buyer can ask when an offer is too good. It was written with chambers of commerce, and says where to turn and what happens then.',
      ],
      expectedResult: 'Traders refuse doubtful offers and report them.',
      indicators: [measured('Reports by traders', 'reports', 180)],
      leaders: ['member-state'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Reading a chain: tax law for police, evidence for tax officers',
      description: [
        'Police and tax officers learn each other’s trade in one class and solve a made-up case in pairs. Each pair goes home with a contact in another delegation.',
      ],
      expectedResult: 'Mixed teams begin work without an interpreter of terms.',
      indicators: [counted('trained', 150)],
      leaders: ['agency'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Payments that leave the Union and return as a loan',
      description: [
        'Delegations compare how profit is sent out and brought back. With two partner countries a direct way is tried to ask about an account within two weeks.',
      ],
      expectedResult: 'The way back of the money is part of the evidence.',
      indicators: [measured('Questions answered within two weeks', 'percent', 70)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Directors who do not know that they are directors',
      description: [
        'Registers and police look for firms registered with stolen or lent identities. People whose names were used are told and get help to clear them.',
      ],
      expectedResult: 'Firms without a real person behind them are struck off early.',
      indicators: [measured('Firms struck off', 'firms', 1200), measured('Persons told that their name was used', 'persons', 600)],
      leaders: ['member-state'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Stopping refunds before they are paid out',
      description: [
        'Tax authorities agree on signs at which a refund is looked at again, and on how long that may take. Honest claimants are paid without delay, which is measured too.',
      ],
      expectedResult: 'False claims are stopped and honest ones do not suffer.',
      indicators: [counted('fraud-prevented', 90_000_000), measured('Honest claims paid in time', 'percent', 98)],
      leaders: ['member-state'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Payment platforms used by chains of firms',
      description: [
        'Chains keep their payments inside one platform to move faster than a freezing order. Financial intelligence units and supervisors agree on whom to call and what a first request must contain.',
      ],
      expectedResult: 'Accounts are frozen within two days.',
      indicators: [counted('assets-frozen-seized', 25_000_000), measured('Freezing requests met within two days', 'percent', 80)],
      leaders: ['network', 'member-state'],
    },
  ],
}
