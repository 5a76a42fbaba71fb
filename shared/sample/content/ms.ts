// The sample's plan for Migrant smuggling, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const migrantSmuggling: AreaContent = {
  area: areaOf('2026-2029/msthb/ms'),
  aim: aimOf(
    'This plan serves the priority “Tackling migrant smuggling and trafficking in human beings”. It brings together the delegations that face the same smuggling networks along land and sea routes, and those that see the money and the services behind them.',
    'By the end of the period the networks that matter most are known to all who can act against them, fewer people are put in danger for profit, and every action has said in numbers what it set out to do.',
  ),
  goals: {
    1: { text: 'Keep a shared, current picture of the networks that organise crossings, built from what every delegation contributes each quarter. It is fed back to investigators within ten working days.' },
    2: { text: 'Take down the groups that organise dangerous crossings, with prosecutors at the table from the first meeting. Priority goes to organisers and financiers, not to those who steer a boat once.' },
    3: { text: 'Give border guards, carriers and local police the means to recognise smuggling early. Training material is shared, so that nobody writes the same course twice.' },
    4: { text: 'Work with countries of origin and transit on the cases that both sides already have. Each partner outside the Union has one contact point in this plan.' },
    5: { text: 'Find forged and borrowed documents before they are used, and trace them to those who make them. Findings go into the picture of goal 1.' },
    6: { text: 'Open a financial line in every larger smuggling case. Informal value transfer and pre-paid travel are looked at first.' },
    7: { text: 'Find and take down the advertisements by which smuggling is sold online. What is learnt is kept as evidence before it is removed.' },
  },
  partners: partiesOf('europol', 'frontex', 'eurojust', 'cepol', 'euaa', 'eu-lisa', 'interpol', 'iom', 'aquapol', 'railpol', 'airpol', 'tc-al', 'tc-rs', 'tc-uk', 'tc-ge'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Quarterly intelligence notes on sea and land routes',
      description: [
        'Contributors send what changed on their stretch of a route: prices, meeting points, vessels, methods. The notes are merged into one picture and sent back to all contributors. Each note ends with three questions for the next quarter.',
      ],
      expectedResult: 'A picture of the routes that is never older than three months and that investigators quote in their own requests.',
      indicators: [measured('Quarterly notes shared', 'notes', 8), measured('Delegations that contributed to every note', 'delegations', 12)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Map the facilitation services that networks buy online',
      seeks: 'Analysts who read advertisements for false papers and transport',
      description: [
        'Contributors list the online services offered to smuggling networks and rate how far each depends on a single provider. Results go to the joint analysis within ten days.',
        { bullets: ['forged documents', 'purchase of vessels and engines', 'lodging along the route', 'payment and its collection'] },
      ],
      expectedResult: 'A ranked list of services whose loss would hurt several networks at once.',
      indicators: [measured('Intelligence packages on service providers', 'packages', 6)],
      leaders: ['third-country', 'member-state'],
      alsoServes: [7],
    },
    {
      goal: 1,
      kind: 'capacity-building',
      title: 'Common template for debriefing reports',
      description: [
        'One template for voluntary interviews with people who were smuggled, short enough to be used on arrival. It holds no names and can be compared across delegations. A first version is tried in four places and corrected once.',
      ],
      expectedResult: 'Debriefings from different delegations can be read side by side.',
      indicators: [measured('Delegations using the template', 'delegations', 14)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Joint investigation teams against high-value targets',
      description: [
        'For each target agreed in the plan, the delegations concerned decide within a month whether a joint investigation team helps. Where it does, it is prepared with a standard agreement and supported by analysts from the start.',
      ],
      expectedResult: 'Organisers who work from several countries face one investigation and not five.',
      indicators: [counted('hvt-identified', 12), measured('Joint investigation teams set up', 'teams', 4)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'meeting',
      title: 'Judicial coordination desk for parallel smuggling cases',
      description: [
        'A standing desk tells prosecutors when two delegations investigate the same network. It proposes who goes first and keeps a list of the questions of law that came up.',
      ],
      expectedResult: 'No case is lost because two delegations moved at the same time without knowing.',
      indicators: [measured('Coordination meetings held', 'meetings', 16)],
      leaders: ['agency'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on coastal departure areas',
      description: [
        'Coordinated checks on boats, engines and their trailers on the way to the coast, with a common command post. Traders in nautical equipment are informed beforehand through their associations, in general terms.',
      ],
      expectedResult: 'Boats and engines meant for crossings are stopped inland, and their buyers are known.',
      indicators: [counted('smugglers-arrested', 40), counted('vehicles-checked', 9000), counted('countries-involved', 14)],
      leaders: ['member-state', 'agency'],
      alsoServes: [1],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Seizure of vessels and engines along the supply chain',
      description: [
        'Delegations trace how small boats and engines reach the coast and agree at which points they can lawfully be held. Storage and evidence rules are written down, because both differ from one country to the next.',
      ],
      expectedResult: 'A supply chain that is slower, dearer and easier to see.',
      indicators: [measured('Vessels and engines seized', 'items', 220)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Lorry and rail concealment on the inland corridors',
      description: [
        'Police, customs and rail operators share risk profiles for freight along four corridors. Checks are concentrated on parking areas and terminals that come up more than once. The health of people found comes before every other task.',
      ],
      expectedResult: 'People hidden in freight are found earlier and alive, and the organisers behind the load are traced.',
      indicators: [counted('smugglers-arrested', 60), counted('ocg-identified', 8)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Recognising smuggling at the first check',
      description: [
        'A two-day course for officers who carry out ordinary checks, with a version online. It is built from closed cases, stripped of all that could name anybody. Each delegation sends two people who then teach it at home.',
      ],
      expectedResult: 'First-line officers know six signs and whom to call.',
      indicators: [counted('trained', 240)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Information for carriers, ports and hire firms',
      description: [
        'A short guide in plain language for those whose lorries, vans and boats are used without their knowledge. It is handed out by the associations of the trade and renewed every year.',
      ],
      expectedResult: 'Carriers and hire firms report what is out of the ordinary, and know how.',
      indicators: [measured('Languages in which the guide is available', 'languages', 16), measured('Reports received from the trade', 'reports', 150)],
      leaders: ['member-state'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Regional working group with Western Balkan partners',
      description: [
        'Twice a year the delegations and their partners in the region go through the cases they have in common. Between the meetings a named office on each side answers within five working days.',
      ],
      expectedResult: 'Requests to and from the region are answered in days.',
      indicators: [measured('Cases taken up jointly', 'cases', 10)],
      leaders: ['member-state', 'third-country', 'international-organisation'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Liaison officers’ exchange along the Black Sea',
      description: [
        'Liaison officers posted around the Black Sea share what they see of new routes and of changes in law. The exchange uses existing posts and needs no new ones.',
      ],
      expectedResult: 'New routes are noticed before they are busy.',
      indicators: [measured('Early warnings issued', 'warnings', 12)],
      leaders: ['third-country', 'member-state'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Trace forged residence papers to their workshops',
      description: [
        'Document examiners compare forged papers found in different delegations and group them by the way they were made. Groups that appear in three or more delegations are taken up as cases.',
      ],
      expectedResult: 'Workshops, not single papers, become the object of investigation.',
      indicators: [counted('documents-forged-detected', 1200), measured('Workshops identified', 'workshops', 6)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 5,
      kind: 'training',
      title: 'Look-alike use of genuine passports: examiners’ exchange',
      description: [
        'Examiners from airports and land borders exchange their ways of finding people who travel on somebody else’s genuine document. The exchange ends in a card of one page for each control lane.',
      ],
      expectedResult: 'Look-alikes are found by the same method everywhere.',
      indicators: [counted('trained', 90)],
      leaders: ['agency', 'network'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Financial line in every case with more than twenty people moved',
      description: [
        'A financial investigator joins each larger case within four weeks. Small teams without one of their own may borrow one from another delegation for up to three months.',
      ],
      expectedResult: 'Profit is found while it is still there.',
      indicators: [counted('assets-frozen-seized', 9_000_000), counted('investigations-initiated', 25)],
      leaders: ['member-state'],
    },
    {
      goal: 6,
      kind: 'intelligence-picture',
      title: 'Informal value transfer behind paid crossings',
      description: [
        'An analysis of how payment is held back until arrival, who holds it and what the holder is paid. It is written for investigators and contains a list of questions to ask.',
      ],
      expectedResult: 'Investigators know where in the chain of payment to look first.',
      indicators: [measured('Analytical reports', 'reports', 3)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on smuggling advertisements',
      description: [
        'Specialists of all delegations look in the same week for offers of crossings, documents and lodging. What is found is secured as evidence first, then reported to the platforms.',
      ],
      expectedResult: 'Fewer open offers, and leads to those who place them.',
      indicators: [measured('Accounts and offers reported for removal', 'accounts', 800), counted('suspects-identified', 60)],
      leaders: ['agency', 'member-state'],
      alsoServes: [1],
    },
  ],
}
