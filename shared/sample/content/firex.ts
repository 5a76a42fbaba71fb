// The sample's plan for Firearms and explosives crime, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const firearmsAndExplosives: AreaContent = {
  area: areaOf('2026-2029/firex/firex'),
  aim: aimOf(
    'This plan serves the priority “Targeting firearms and explosives crime”. It deals with weapons that leave the legal world, with those that are converted or made in workshops, and with explosives used against cash machines and homes.',
    'The delegations want every weapon that is found to be traced, and the number of weapons in criminal hands to fall where it can be measured.',
  ),
  goals: {
    1: { text: 'Trace every firearm that is found and learn from it. Seizures, thefts and losses are counted by the same rules.' },
    2: { text: 'Investigate the traffickers and not only the carriers of weapons. Explosives attacks are treated as series across borders.' },
    3: { text: 'Keep legal weapons and precursors out of criminal hands. Ballistic and explosives experts of all delegations have the same training.' },
    4: { text: 'Work with the countries of South-East Europe and the Eastern neighbourhood on stocks, routes and tracing. What both sides agree on is looked at each year.' },
    5: { text: 'Export papers and collectors’ licences are misused for trafficking. Nobody has been found yet who would lead an action.', gap: 'no-leader' },
    6: { text: 'Look for the money in arms cases, which are seldom seen as a business. Payments by parcel trade are traced.' },
    7: { text: 'Follow the sale of parts, blueprints and convertible weapons online. Findings are passed to those who regulate the trade.' },
  },
  partners: partiesOf('europol', 'eurojust', 'frontex', 'cepol', 'eu-lisa', 'efe', 'enfsi', 'atlas', 'interpol', 'seesac', 'selec', 'unodc', 'tc-rs', 'tc-ba', 'tc-me', 'tc-ua', 'tc-md', 'tc-xk'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Every seized firearm traced within thirty days',
      description: [
        'National firearms contact points agree on the same fields, the same order of steps and the same deadline. Each quarter they look at the weapons that could not be traced and at the reason.',
      ],
      expectedResult: 'Tracing is the rule and its results show where weapons leak.',
      indicators: [measured('Seized firearms traced within thirty days', 'percent', 80)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Converted blank-firing weapons: picture of models and sources',
      description: [
        'Ballistic laboratories register converted weapons by model, method and place of purchase. The picture shows which models are chosen and is passed on to those who decide on technical rules.',
      ],
      expectedResult: 'Models that are easily converted are known and can be regulated.',
      indicators: [measured('Weapons registered', 'items', 1500)],
      leaders: ['network', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Privately made firearms and printed parts',
      description: [
        'Experts compare what is seized, how well it works and who made it. The report keeps out everything that would help to make one.',
      ],
      expectedResult: 'Delegations judge the threat alike and know what to look for in a search.',
      indicators: [measured('Reports for investigators', 'reports', 4)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Explosives attacks on cash machines: one series, many places',
      description: [
        'Attacks are compared by method, material, vehicle and way of escape. Banks add what they see, and each delegation is told which of its cases belong to a series.',
      ],
      expectedResult: 'Series are recognised after the second attack.',
      indicators: [measured('Attacks assigned to a series', 'percent', 60)],
      leaders: ['member-state'],
      alsoServes: [2],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Groups that attack cash machines with explosives',
      description: [
        'Delegations that are hit and those in which the groups live investigate together. They agree on dangerous situations in advance, so that no pursuit puts passers-by at risk.',
      ],
      expectedResult: 'Groups are charged for the whole series.',
      indicators: [counted('arrests', 45), counted('ocg-disrupted', 5)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on weapons in parcels and coaches',
      description: [
        'Customs, police and operators check parcels, coaches and cars on known corridors in the same quarter. Parts count as much as whole weapons.',
      ],
      expectedResult: 'Weapons are seized on the way and traced back to the sender.',
      indicators: [counted('weapons-seized', 700), counted('vehicles-checked', 25_000), counted('countries-involved', 24)],
      leaders: ['member-state', 'agency'],
      alsoServes: [4],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Weapons that reappear in drug and gang violence',
      description: [
        'Comparison of ammunition and weapons is speeded up for shootings with a link to organised crime. Results go to all delegations in which the weapon was used before.',
      ],
      expectedResult: 'A weapon that is used twice is recognised within two weeks.',
      indicators: [measured('Links between shootings found', 'links', 80)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Hand grenades: from seizure to source',
      description: [
        'Disposal teams record markings before they destroy. An expert group compares them and tells delegations which finds have one origin.',
      ],
      expectedResult: 'Stocks from which grenades come are known.',
      indicators: [measured('Finds with known origin', 'percent', 50)],
      leaders: ['member-state'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Firearms identification for investigators who are not experts',
      description: [
        'A short course and a pocket guide: what is this, is it complete, was it changed, whom do I call. Handling is safe and evidence stays evidence.',
      ],
      expectedResult: 'A first description is good enough to begin tracing.',
      indicators: [counted('trained', 350)],
      leaders: ['agency', 'network'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Deactivated weapons: common practice of proof houses',
      description: [
        'Proof houses compare how they deactivate and check each other’s work on a sample. Differences are written down for those who make the rules.',
      ],
      expectedResult: 'A deactivated weapon is harmless wherever it was deactivated.',
      indicators: [measured('Weapons checked by another proof house', 'items', 200)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Explosives precursors: reporting by shops and online sellers',
      description: [
        'Sellers learn which purchases to refuse and how to report. Test purchases by trained staff show what works, and shops hear how they did.',
      ],
      expectedResult: 'Suspicious purchases are reported on the same day.',
      indicators: [measured('Reports of suspicious purchases', 'reports', 400), measured('Test purchases that were refused', 'percent', 85)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Firearms contact points in South-East Europe',
      description: [
        'Contact points of the region are linked with those of the delegations for direct questions. Twinning visits help the newer ones with staff, forms and registers.',
      ],
      expectedResult: 'A tracing request to the region is answered in ten working days.',
      indicators: [measured('Requests answered within ten working days', 'percent', 75)],
      leaders: ['international-organisation', 'third-country', 'member-state'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Preparing for weapons that leave a region of war',
      description: [
        'Delegations and partners agree in advance on registers, marking, amnesties and checks. The agreement has early signs and says who acts on which.',
      ],
      expectedResult: 'Signs of an outflow are noticed and answered in weeks.',
      indicators: [measured('Joint exercises', 'exercises', 4)],
      leaders: ['member-state', 'third-country', 'agency'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Payments behind the parcel trade in parts',
      description: [
        'Financial intelligence units look at small payments to known sellers of parts and find buyers in other delegations. The signs are shared with payment firms once they are reliable.',
      ],
      expectedResult: 'Buyers are found through payment before they assemble.',
      indicators: [counted('suspects-identified', 90)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on offers of weapons and parts',
      description: [
        'Specialists look in the same week at forums, shops and auction sites. Offers are recorded in one form and the sellers’ countries informed.',
      ],
      expectedResult: 'Offers disappear and sellers become cases.',
      indicators: [measured('Offers recorded', 'offers', 900), counted('investigations-initiated', 30)],
      leaders: ['agency', 'member-state'],
      alsoServes: [1],
    },
  ],
}
