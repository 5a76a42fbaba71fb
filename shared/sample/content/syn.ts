// The sample's plan for Synthetic drugs and new psychoactive substances, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const syntheticDrugs: AreaContent = {
  area: areaOf('2026-2029/dru/syn'),
  aim: aimOf(
    'This plan serves the priority “Fighting drug trafficking” for synthetic drugs and new psychoactive substances. Much of what it concerns is made inside the Union, from chemicals that come from outside, and leaves waste behind.',
    'The delegations want fewer production sites, chemicals that are stopped before they become drugs, and warnings that reach doctors and users in time to save lives.',
  ),
  goals: {
    1: { text: 'Notice new substances, new ways of production and new equipment early. Laboratories, hospitals and police use one warning.' },
    2: { text: 'Close production sites safely and find those who build, supply and own them. Investigations go on after the site is cleared.' },
    3: { text: 'Protect officers, neighbours and nature from production and its waste. Traders in chemicals and equipment know their part.' },
    4: { text: 'Agree with producing countries on what chemicals may be sent to whom. Suspicious consignments are notified before they arrive.' },
    5: { text: 'False end-user papers for chemicals are to be looked at. No delegation has taken this on yet.', gap: 'unexplained' },
    6: { text: 'Investigate the financing of sites and the profits of those who never enter one. Rent, energy and equipment leave a trail.' },
    7: { text: 'Make online sale of synthetic drugs unreliable for both sides. Parcels are looked at where they are sorted.' },
  },
  partners: partiesOf('europol', 'euda', 'eurojust', 'cepol', 'enfsi', 'unodc', 'interpol', 'wco', 'ccwp', 'tc-uk', 'tc-us', 'tc-ch', 'pp-sample'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Early warning on potent synthetic opioids',
      description: [
        'Laboratories tell each other within two days of a first find, hospitals within one. A warning says what the substance does, what was seen and what helps.',
      ],
      expectedResult: 'Doctors and outreach workers know of a substance before it spreads.',
      indicators: [measured('Warnings issued within three days', 'percent', 95)],
      leaders: ['agency', 'network'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Comparison of production sites by their equipment',
      description: [
        'Photographs and measurements of equipment found at production sites go into one register. Sites that were built by the same hands are grouped and proposed as cases.',
      ],
      expectedResult: 'Builders of equipment become visible through their work.',
      indicators: [measured('Sites in the register', 'sites', 250), measured('Groups of sites proposed as cases', 'cases', 12)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Designer precursors: watching what takes their place',
      description: [
        'When one chemical is controlled another takes its place. Chemists look twice a year at what is ordered, seized and offered, and propose what should be watched next.',
      ],
      expectedResult: 'Substances are proposed for watching before they are in wide use.',
      indicators: [measured('Substances proposed for watching', 'substances', 14)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Production sites in rural buildings',
      description: [
        'Police, fire brigades and rural associations of border regions look for barns and halls that are let for cash. Teams that clear a site may cross the border with their equipment under an agreement made beforehand.',
      ],
      expectedResult: 'Sites are found earlier and cleared by those who are nearest.',
      indicators: [measured('Production sites closed', 'sites', 180), counted('arrests', 160)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Suppliers of equipment and know-how to several sites',
      description: [
        'Investigators follow those who deliver reactors, presses and advice to sites in several delegations. Cases are built on the supply and do not wait for the next site.',
      ],
      expectedResult: 'Suppliers are charged for all the sites they served.',
      indicators: [counted('hvt-identified', 14), counted('investigations-initiated', 20)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on postal and parcel hubs',
      description: [
        'Customs, police and operators look in the same weeks at parcels with risk signs, in hubs of many delegations. What is found is sampled and sent to one laboratory for comparison.',
      ],
      expectedResult: 'Senders are identified across parcels and countries.',
      indicators: [counted('drugs-seized-kg', 900), measured('Parcels inspected', 'parcels', 40_000)],
      leaders: ['member-state', 'agency'],
      alsoServes: [7],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Chemicals diverted from lawful trade',
      description: [
        'Delegations follow orders that do not fit the firm that placed them. A visit by an inspector comes first, and an investigation where the visit gives cause.',
      ],
      expectedResult: 'Diversion is stopped at the first or second order.',
      indicators: [measured('Suspicious orders looked into', 'orders', 300), measured('Chemicals seized', 'tonnes', 90)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Safe entry and clearance of production sites',
      description: [
        'A practical course at a site built for training, with the protective equipment that teams really have. It is offered in four languages, and instructors are exchanged between delegations.',
      ],
      expectedResult: 'No officer is hurt in a site because nobody knew what was in it.',
      indicators: [counted('trained', 260)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Dumped production waste: who cleans, who pays',
      description: [
        'Municipalities, water authorities and prosecutors compare how they deal with dumped waste. A model agreement says who secures evidence, who cleans, and how the polluter is made to pay.',
      ],
      expectedResult: 'Waste is evidence first and is gone within a week.',
      indicators: [measured('Regions using the model agreement', 'regions', 18)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Knowing your customer: guide for traders in chemicals and tablet presses',
      description: [
        'The guide has ten questions to ask a new customer and a way to report that takes five minutes. It is given out with trade associations and corrected with what their members say.',
      ],
      expectedResult: 'Traders report what does not fit and hear what became of it.',
      indicators: [measured('Reports from the trade', 'reports', 220)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Reference samples for laboratories without a synthesis unit',
      description: [
        'Laboratories that make reference samples share them with those that cannot. A common order form and transport papers make it possible within three weeks.',
      ],
      expectedResult: 'Every delegation can identify a new substance by itself.',
      indicators: [measured('Samples shared', 'samples', 400)],
      leaders: ['network', 'agency'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Notice before shipment with countries that produce precursors',
      description: [
        'Delegations and partner countries try out a notice for chemicals that are not controlled yet. Participation is voluntary, and both sides say after a year what it cost and what it prevented.',
      ],
      expectedResult: 'Consignments without a plausible recipient are not sent.',
      indicators: [measured('Notices exchanged', 'notices', 120)],
      leaders: ['institution', 'member-state', 'international-organisation'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Who pays for a production site',
      description: [
        'Starting from sites that were closed, financial teams reconstruct rent, energy, equipment and wages. The method is written down so that a team without experience can follow it.',
      ],
      expectedResult: 'Owners who never enter a site are identified by what they paid.',
      indicators: [measured('Sites whose financing was reconstructed', 'sites', 40), counted('assets-frozen-seized', 14_000_000)],
      leaders: ['member-state'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on sellers of new psychoactive substances',
      description: [
        'Delegations look in the same week at shops that sell under harmless names. They order test purchases where the law allows, compare the contents and inform the payment services.',
      ],
      expectedResult: 'Shops lose payment, address and buyers.',
      indicators: [measured('Shops reported', 'shops', 250), counted('suspects-identified', 40)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 7,
      kind: 'operational-action',
      title: 'Vendors on hidden markets: from parcel to person',
      description: [
        'Investigators combine forensic traces of parcels with what is known of vendors. A small team helps delegations that have parcels but no specialist.',
      ],
      expectedResult: 'Vendors with many sales are identified and charged.',
      indicators: [counted('hvt-arrested', 18), counted('value-seized', 5_000_000)],
      leaders: ['member-state'],
      alsoServes: [6],
    },
  ],
}
