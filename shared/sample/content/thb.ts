// The sample's plan for Trafficking in human beings, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const traffickingInHumanBeings: AreaContent = {
  area: areaOf('2026-2029/msthb/thb'),
  aim: aimOf(
    'This plan serves the priority “Tackling migrant smuggling and trafficking in human beings”. It covers all forms of exploitation and puts people who are exploited first: finding them, keeping them safe and hearing them as witnesses only when they can bear it.',
    'The delegations want exploiters to be prosecuted on evidence that does not rest on a victim alone, and profits to pay for what was done.',
  ),
  goals: {
    1: { text: 'Know where and how people are exploited, in which trades and by which methods. What inspectors and aid organisations see is part of the picture.' },
    2: { text: 'Investigate networks of exploiters across the borders they use. Action days are followed by cases.' },
    3: { text: 'Help those who meet victims first to recognise them. Prevention speaks to people before they leave and to those who buy cheap work.' },
    4: { text: 'Work with countries of origin on recruitment and on safe return. Evidence and protection travel together.' },
    5: { text: 'Look at papers that victims were given or had taken from them. Forged work permits lead to those who sell them.' },
    6: { text: 'Prove exploitation by its money and use what is confiscated for victims. Wage records and remittances are read by specialists.' },
    7: { text: 'Find victims through the advertisements in which they are offered, and recruiters through theirs. Platforms keep what is needed as evidence.' },
  },
  partners: partiesOf('europol', 'eurojust', 'frontex', 'ela', 'cepol', 'fra', 'euaa', 'eucpn', 'iom', 'osce', 'interpol', 'tc-uk', 'tc-ch', 'tc-md', 'tc-ua', 'tc-al'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Where people are exploited: yearly picture by trade',
      description: [
        'Labour inspectors, police and aid organisations report the trades in which they met exploitation. The picture has a page for each trade with signs that can be seen from outside.',
      ],
      expectedResult: 'Inspections go where exploitation is likely and not where it was last year.',
      indicators: [measured('Trades described', 'trades', 12), measured('Delegations that contribute', 'delegations', 22)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Child trafficking and forced criminality: common signs',
      seeks: 'Labour inspectorates and services that look after children',
      description: [
        'Children who steal, beg or sell for others are often seen as offenders only. Delegations compare cases in which a child turned out to be a victim and agree on signs that should make an officer stop and ask.',
      ],
      expectedResult: 'Exploited children are recognised at their first contact with the police.',
      indicators: [counted('child-victims-identified', 70)],
      leaders: ['member-state'],
      alsoServes: [3],
    },
    {
      goal: 1,
      kind: 'meeting',
      title: 'Analytical meetings on violent recruiters',
      description: [
        'Twice a year analysts compare what they know of groups that recruit by feigned affection, debt or threat. Cases with the same recruiters are joined before the meeting ends.',
      ],
      expectedResult: 'Recruiters are investigated once and well.',
      indicators: [measured('Cases joined', 'cases', 16)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days against labour exploitation',
      description: [
        'Labour inspectors, police, tax and social authorities visit workplaces together in many delegations. Interpreters and a place to sleep are arranged beforehand for those who want to leave.',
        { bullets: ['each delegation chooses its trades from the yearly picture', 'workers are spoken to apart from their employer', 'results are counted by the same definitions'] },
      ],
      expectedResult: 'Victims are found and their employers investigated.',
      indicators: [counted('potential-victims-identified', 600), counted('locations-checked', 6000), counted('arrests', 60)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days against sexual exploitation and the trafficking of minors',
      description: [
        'Delegations act together on places, transport and online offers. Specialists in talking to victims are on duty, and minors are met by child protection and not in a police station.',
      ],
      expectedResult: 'Victims are safe and cases are opened on those who profit.',
      indicators: [counted('victims-safeguarded', 180), counted('suspects-identified', 220)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Joint teams on family-based trafficking networks',
      description: [
        'Delegations of origin and destination investigate as one team from the first lead. The team includes somebody who follows the children through all decisions.',
      ],
      expectedResult: 'Networks are charged in one place and children do not return to them.',
      indicators: [measured('Joint teams', 'teams', 6), counted('victims-identified', 90)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Seasonal work: exploitation in agriculture and packing',
      description: [
        'Before each season delegations of origin and destination agree on which agencies and farms to look at. Workers can report in their own language before, during and after the season.',
      ],
      expectedResult: 'Agencies that exploit are known before the next season begins.',
      indicators: [measured('Recruitment agencies investigated', 'agencies', 45), counted('potential-victims-identified', 250)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Car washes, nail bars and delivery services',
      description: [
        'City administrations and police visit trades with a known risk, first to inform and then to inspect. What worked in one city is written on two pages for the next.',
      ],
      expectedResult: 'Cities act with the powers they have and pass on what they find.',
      indicators: [measured('Cities taking part', 'cities', 40)],
      leaders: ['member-state'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Recognising victims in the first half hour',
      description: [
        'A course for patrols, border guards, labour inspectors and emergency wards with the same core for all. It is taught by pairs: one from the police and one from an aid organisation.',
      ],
      expectedResult: 'Those who meet a victim first know what to ask and what to leave to others.',
      indicators: [counted('trained', 500)],
      leaders: ['agency', 'network'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Before you accept a job abroad: information where people decide',
      description: [
        'Information reaches people through bus companies, job portals and groups in which offers are shared. It says what a fair contract contains and which number works in which country.',
      ],
      expectedResult: 'People check an offer before they travel.',
      indicators: [measured('Calls and messages answered', 'contacts', 8000)],
      leaders: ['member-state', 'international-organisation'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Recruitment by false offers: shared cases with countries of origin',
      description: [
        'Investigators on both sides open a case when three people were recruited by the same offer. Each partner names a prosecutor who takes part from the start.',
      ],
      expectedResult: 'Recruiters are charged where they recruit.',
      indicators: [measured('Shared cases', 'cases', 12)],
      leaders: ['third-country', 'member-state'],
    },
    {
      goal: 4,
      kind: 'capacity-building',
      title: 'Safe return and the right to stay: who decides what',
      description: [
        'Delegations and partners describe in a table what a victim may expect on each side: time to reflect, residence, help on return. The table is checked by those who advise victims every day.',
      ],
      expectedResult: 'Officers give the right information the first time.',
      indicators: [measured('Countries described', 'countries', 32)],
      leaders: ['international-organisation', 'agency'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Forged work permits and posting papers',
      description: [
        'Labour authorities and document examiners compare papers shown at inspections with those that were issued. A quick check by telephone or message is set up between the authorities concerned.',
      ],
      expectedResult: 'A forged paper is noticed during the inspection.',
      indicators: [counted('documents-forged-detected', 700), counted('documents-checked', 9000)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Proving exploitation by wages and remittances',
      description: [
        'Specialists show in closed cases how pay slips, transfers and rents prove exploitation. The method becomes a short manual, and a specialist can be called in for two weeks.',
      ],
      expectedResult: 'Charges stand even when a victim cannot testify.',
      indicators: [measured('Cases supported by a specialist', 'cases', 30), counted('assets-frozen-seized', 7_000_000)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on the recruitment of victims online',
      description: [
        'Officers, labour authorities and aid organisations look in the same week at job offers, profiles and advertisements with common warning signs. What points to a person in danger is acted on at once.',
      ],
      expectedResult: 'Victims are found through the offers in which they appear.',
      indicators: [counted('potential-victims-identified', 120), measured('Platforms and profiles assessed', 'profiles', 1500)],
      leaders: ['member-state'],
      alsoServes: [1],
    },
    {
      goal: 7,
      kind: 'intelligence-picture',
      title: 'Platforms in the everyday life of exploitation',
      description: [
        'An analysis of how exploiters advertise, control, lodge and pay by means of ordinary platforms. It ends with proposals that the platforms were asked about beforehand.',
      ],
      expectedResult: 'Platforms change what helps exploiters most.',
      indicators: [measured('Proposals taken up by platforms', 'proposals', 8)],
      leaders: ['member-state', 'institution'],
    },
  ],
}
