// The sample's plan for Cannabis, cocaine and heroin, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const cannabisCocaineHeroin: AreaContent = {
  area: areaOf('2026-2029/dru/cch'),
  aim: aimOf(
    'This plan serves the priority “Fighting drug trafficking” for cannabis, cocaine and heroin. It looks at the whole way from the port or border to the street, and at the violence and corruption that come with it.',
    'The delegations want large consignments to fail, those who organise them to be prosecuted, and ports and small communities to be places where a network finds no help.',
  ),
  goals: {
    1: { text: 'Know quantities, prices, purity and routes well enough to notice a shift within a quarter. Health data are read beside police data.' },
    2: { text: 'Act on consignments, on those who receive them and on those who direct. Seizures are followed by an investigation wherever the law allows.' },
    3: { text: 'Make ports, airports and parcel hubs hard to use. Staff who are approached find protection and a person to talk to.' },
    4: { text: 'Work with countries of origin and transit on consignments before they leave. Each side knows what the other does with information.' },
    5: { text: 'Find forged freight papers and misused company names before a container is collected. Shipping lines and customs compare what they see.' },
    6: { text: 'Trace profits of wholesale trade into property, firms and cash couriers. Financial teams are part of the investigation and not its last chapter.' },
    7: { text: 'Reduce the sale of these drugs over messaging services and markets, parcel by parcel and seller by seller. Postal operators are partners.' },
  },
  partners: partiesOf('europol', 'euda', 'eurojust', 'frontex', 'cepol', 'emsa', 'unodc', 'interpol', 'wco', 'selec', 'aquapol', 'airpol', 'kynopol', 'ccwp', 'tc-al', 'tc-uk', 'tc-us', 'tc-tr'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Quarterly cocaine picture for ports of every size',
      description: [
        'Ports large and small report seizures, attempts to recover drugs and changes in concealment. The picture shows where pressure moves when one port becomes harder to use.',
      ],
      expectedResult: 'Small ports are warned before they are used and not after.',
      indicators: [measured('Quarterly pictures', 'pictures', 8), measured('Ports that contribute', 'ports', 35)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Price and purity as early signs of a changed market',
      description: [
        'Forensic laboratories and drug observatories send prices and purity in a common form every three months. Analysts say what a change may mean and how sure they are.',
      ],
      expectedResult: 'Investigators learn of a change in supply from numbers and not from rumours.',
      indicators: [measured('Laboratories that contribute', 'laboratories', 24)],
      leaders: ['agency', 'network'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Heroin routes after changes in the countries of origin',
      description: [
        'A study of what smaller harvests mean for stocks, routes and substitutes. It is updated once a year and names the signs that would show that synthetic opioids take the place of heroin.',
      ],
      expectedResult: 'Delegations prepare for a change before it reaches the street.',
      indicators: [measured('Yearly studies', 'studies', 2)],
      leaders: ['member-state', 'agency'],
      alsoServes: [4],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Controlled deliveries across three or more delegations',
      description: [
        'A working group keeps a table of what each delegation needs to let a consignment travel under control. Each delivery is reviewed afterwards with prosecutors, and the table is corrected.',
      ],
      expectedResult: 'Deliveries lead to those who ordered them.',
      indicators: [measured('Controlled deliveries completed', 'deliveries', 30), counted('arrests', 140)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Wholesale networks that supply several delegations',
      description: [
        'Delegations that buy from the same wholesaler form one investigation with shared objectives. The first meeting decides who takes which part of the network and what each will not do without the others.',
      ],
      expectedResult: 'A wholesale network is charged as one, in the place that fits best.',
      indicators: [counted('ocg-disrupted', 9), counted('hvt-arrested', 22)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on container traffic',
      description: [
        'Customs and police of many ports apply common risk profiles in the same weeks. Dogs, scanners and divers are lent to ports that have none.',
      ],
      expectedResult: 'Consignments are found and the profiles are better afterwards.',
      indicators: [counted('drugs-seized-kg', 9000), counted('countries-involved', 18), counted('locations-checked', 40)],
      leaders: ['member-state', 'agency'],
      alsoServes: [5],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Small aircraft and sailing vessels',
      description: [
        'Coast guards, air traffic authorities and police exchange signs of flights and voyages that do not add up. Clubs and harbour masters get a telephone number that is answered.',
      ],
      expectedResult: 'Consignments that avoid large ports are met elsewhere.',
      indicators: [counted('drugs-seized-kg', 2500), measured('Vessels and aircraft inspected', 'items', 160)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Indoor cannabis cultivation and stolen electricity',
      description: [
        'Grid operators and police find unusual consumption together, within the limits of data protection. Workers who are found on the spot are asked first whether they are there freely.',
      ],
      expectedResult: 'Plantations close, and exploited workers are treated as victims.',
      indicators: [measured('Plantations closed', 'places', 350), counted('potential-victims-identified', 60)],
      leaders: ['member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Port staff under pressure: a confidential contact in every port',
      description: [
        'Ports name a person outside the hierarchy whom staff can call when they are offered money or threatened. The service is announced on posters, pay slips and in the canteen, and its use is counted without names.',
      ],
      expectedResult: 'Staff report an approach before they are caught in it.',
      indicators: [measured('Ports with a confidential contact', 'ports', 20)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Container inspection for mixed teams of customs and police',
      description: [
        'Mixed teams train on real containers with concealments built for the purpose. The course is held in a different port each time, and the concealments stay there for practice.',
      ],
      expectedResult: 'Teams find what was hidden, safely and within the time a terminal can give.',
      indicators: [counted('trained', 200)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Portable analysis devices: shared library of spectra',
      description: [
        'Devices know only what is in their library. Laboratories agree on how an entry is checked, and delegations receive updates from one source four times a year.',
      ],
      expectedResult: 'A device gives the same answer in every delegation.',
      indicators: [measured('Checked entries in the library', 'entries', 600)],
      leaders: ['network', 'agency'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Joint targeting of containers with ports of departure',
      description: [
        'Analysts in ports of departure and arrival compare their risk assessments before loading. Officers are exchanged for a month at a time, and each exchange ends in a short report for both sides.',
      ],
      expectedResult: 'Consignments are stopped before they sail.',
      indicators: [counted('drugs-seized', 12), measured('Officers exchanged', 'persons', 24)],
      leaders: ['member-state', 'third-country', 'international-organisation'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Cannabis networks along the Western Balkan corridor',
      description: [
        'Partners in the region and delegations go through the groups that grow, carry and sell on both sides. Cases are chosen where each side can take a step within three months.',
      ],
      expectedResult: 'Groups cannot use the border as a shelter.',
      indicators: [measured('Shared cases with a step taken in time', 'cases', 14)],
      leaders: ['third-country', 'member-state', 'international-organisation'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Misused company names on freight papers',
      description: [
        'Importers whose names are used without their knowledge can tell one office in each delegation. Customs compare such names with new consignments and ask before release.',
      ],
      expectedResult: 'Containers under a borrowed name are noticed before collection.',
      indicators: [measured('Consignments stopped because of a borrowed name', 'consignments', 60)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Cash couriers by road and air',
      description: [
        'Delegations compare what they know of couriers of cash: routes, hides, reasons given. Checks are agreed on the days on which payments usually travel, and origin is always asked.',
      ],
      expectedResult: 'Cash is found on its way, and its owner is sought.',
      indicators: [counted('cash-seized', 20_000_000)],
      leaders: ['member-state'],
    },
    {
      goal: 7,
      kind: 'operational-action',
      title: 'Street sale by message: from courier to seller',
      description: [
        'City police forces share how sellers on messaging services recruit couriers and hand over. A guide shows how a case can be built that reaches the seller without using a minor as a source.',
      ],
      expectedResult: 'Investigations reach those who run a delivery service.',
      indicators: [counted('suspects-identified', 120), measured('Cities using the guide', 'cities', 25)],
      leaders: ['member-state'],
    },
  ],
}
