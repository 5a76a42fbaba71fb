// The sample's plan for Environmental crime, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const environmentalCrime: AreaContent = {
  area: areaOf('2026-2029/env/env'),
  aim: aimOf(
    'This plan serves the priority “Disrupting networks involved in environmental crimes”. It is about waste, wildlife, timber, fisheries, refrigerants and pollution where these are a business, often behind a firm with a licence.',
    'The delegations want inspectors and investigators to work as one, damage to be valued in money, and offenders to lose what they saved by breaking the rules.',
  ),
  goals: {
    1: { text: 'Bring together what inspectors, customs, fisheries controllers and police know about the same firms. The picture names trades and methods and is open to all who contribute.' },
    2: { text: 'Investigate firms and brokers that return in one case after another. Action days are built around movements: of waste, of animals, of catch.' },
    3: { text: 'Teach investigators to value damage and prosecutors to charge it. Ports, transport firms and landowners learn what to refuse.' },
    4: { text: 'Stop illegal exports and imports together with the countries at the other end. Return of waste is agreed and paid for.' },
    5: { text: 'Find false waste notifications, permits and catch certificates. Paper that travels with a load is checked against the load.' },
    6: { text: 'Calculate and take away illegal profit, including the costs that were avoided. Financial investigators join at the first search.' },
    7: { text: 'Online trade in protected species and refrigerants is growing. An action is foreseen for the next period.', gap: 'next-period' },
  },
  partners: partiesOf('europol', 'eurojust', 'frontex', 'efca', 'emsa', 'olaf', 'cepol', 'envicrimenet', 'aquapol', 'interpol', 'unodc', 'wco', 'ccwp', 'tc-uk', 'tc-ch', 'tc-ua'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Waste brokers who appear in several delegations',
      description: [
        'Inspectors name the brokers they met in suspicious shipments. Those that appear in three or more delegations are described on one page each, with their firms past and present.',
      ],
      expectedResult: 'Inspectors see at once whether a broker is known elsewhere.',
      indicators: [measured('Brokers described', 'brokers', 60)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Satellite and aerial images as a first lead',
      seeks: 'Delegations that can check places on the ground within two weeks',
      description: [
        'Delegations try out images for dumping, burning, illegal logging and unreported mining. They note what was confirmed on the ground, so that the method can be judged honestly.',
      ],
      expectedResult: 'A tested way of finding places that nobody reported.',
      indicators: [measured('Leads confirmed on the ground', 'percent', 40)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 1,
      kind: 'meeting',
      title: 'Inspectors and investigators at one table',
      description: [
        'In each delegation environmental inspectors and police meet twice a year on the firms they have in common. What cannot be solved at home goes to a yearly meeting of all.',
      ],
      expectedResult: 'Cases begin with what inspectors already know.',
      indicators: [measured('Delegations with regular meetings', 'delegations', 19)],
      leaders: ['network', 'member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on waste shipments by road and sea',
      description: [
        'Checks on motorways, in ports and at treatment plants take place in the same weeks. A load that is turned back is announced to the delegations on its way, so that it does not try the next border.',
      ],
      expectedResult: 'Illegal shipments are stopped and their senders investigated.',
      indicators: [counted('vehicles-checked', 7000), counted('investigations-initiated', 120), counted('countries-involved', 21)],
      leaders: ['member-state', 'network'],
      alsoServes: [5],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Dumping behind licensed treatment plants',
      description: [
        'Some plants take waste, bill for treatment and let it vanish. Investigators and auditors from the delegations concerned reconstruct quantities from weighbridge, energy and transport data.',
      ],
      expectedResult: 'Operators answer for what they did not treat.',
      indicators: [measured('Plants investigated', 'plants', 15), counted('ocg-identified', 8)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Illegal refrigerants at borders and in workshops',
      description: [
        'Customs and environmental authorities share profiles for gas cylinders that enter under a false description. Workshops are visited with a leaflet first and an inspector second.',
      ],
      expectedResult: 'Illegal gas does not pay.',
      indicators: [measured('Cylinders seized', 'items', 9000), counted('value-seized', 3_000_000)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Glass eels and other protected species on their way out',
      description: [
        'Fisheries controllers, border police and airlines look at the season’s routes and hides. Animals that are found are cared for and released where this is possible.',
      ],
      expectedResult: 'Smuggling is stopped at the airport and traced to those who buy from fishermen.',
      indicators: [measured('Animals seized alive', 'kg', 900), counted('arrests', 50)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Pollution by ships: from slick to vessel',
      description: [
        'Aerial surveillance, port inspections and laboratories agree on how a sample keeps its value as evidence. Cases are followed to the owner and the charterer.',
      ],
      expectedResult: 'More slicks lead to a vessel, and more vessels to a penalty.',
      indicators: [measured('Slicks assigned to a vessel', 'percent', 35)],
      leaders: ['agency', 'network', 'member-state'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Valuing environmental damage for the court',
      description: [
        'Prosecutors, economists and biologists teach how damage is put into money and how this is explained to a judge. The course uses six closed cases from six delegations.',
      ],
      expectedResult: 'Indictments name the damage and its price.',
      indicators: [counted('trained', 140)],
      leaders: ['agency', 'network'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Sampling kits and one chain of evidence',
      description: [
        'Delegations agree on the content of a kit and on a form that goes with each sample from soil to court. The kit is tried in rain, at night and by people who never used it.',
      ],
      expectedResult: 'Samples taken by any patrol stand up in any laboratory.',
      indicators: [measured('Units equipped', 'units', 110)],
      leaders: ['member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Warehouses let for cash: warning owners against abandoned waste',
      description: [
        'Owners who let a hall may find it full of waste and be left with the bill. Insurers, estate agents and police spread a short list of signs and a model clause for contracts.',
      ],
      expectedResult: 'Halls are refused to those who come only to fill them.',
      indicators: [measured('Associations spreading the list', 'associations', 30)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Return of illegally exported waste',
      description: [
        'Delegations and receiving countries agree on who pays, who transports and what counts as proof. Two returns are carried out and described step by step.',
      ],
      expectedResult: 'Return becomes normal and exporters pay for it.',
      indicators: [measured('Returns carried out', 'returns', 12)],
      leaders: ['member-state', 'institution', 'international-organisation'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Timber from high-risk regions: questions to the country of origin',
      description: [
        'Importing delegations bundle their questions on felling licences and send them once. Answers are kept so that the next importer’s papers can be compared.',
      ],
      expectedResult: 'Forged licences are found by comparison with genuine ones.',
      indicators: [measured('Licences verified', 'licences', 500)],
      leaders: ['member-state', 'third-country'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Catch certificates that do not match the catch',
      description: [
        'Controllers compare certificates with positions, landings and sales. Consignments with an impossible story are held until it is explained.',
      ],
      expectedResult: 'False certificates are found before the fish is sold.',
      indicators: [measured('Certificates found to be false', 'certificates', 260)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Costs avoided as illegal profit',
      description: [
        'A group of auditors and prosecutors agrees on how to calculate what a firm saved by not treating waste. The method is tried in five cases with different laws on confiscation.',
      ],
      expectedResult: 'Courts confiscate what was saved and not only what was earned.',
      indicators: [counted('assets-frozen-seized', 11_000_000), measured('Cases using the method', 'cases', 25)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Firms that change name after every inspection',
      description: [
        'Registers, tax authorities and inspectors look for firms that close with a clean-up order and open again next door. Delegations exchange lawful means of holding the owner to account.',
      ],
      expectedResult: 'An order follows the owner and not the letterhead.',
      indicators: [measured('Chains of firms uncovered', 'chains', 30)],
      leaders: ['member-state', 'network'],
    },
  ],
}
