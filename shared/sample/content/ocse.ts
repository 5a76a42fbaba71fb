// The sample's plan for Online child sexual exploitation, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const onlineChildSexualExploitation: AreaContent = {
  area: areaOf('2026-2029/online/ocse'),
  aim: aimOf(
    'This plan serves the priority “Tackling the fastest growing crimes in the online sphere”. Its first measure is the number of children who are found and safe; all else follows from that.',
    'The delegations share the work of identifying victims, act together against those who lead and shelter abusive groups, and look after the people who do this work.',
  ),
  goals: {
    1: { text: 'Know early how offenders find, press and share, so that protection keeps up. Reports from abroad reach the right office on the day they arrive.' },
    2: { text: 'Find children and stop offenders, beginning with ongoing abuse. Administrators of closed groups are taken on by several delegations together.' },
    3: { text: 'Help children, parents and schools before harm is done, and officers to do this work for years without being harmed by it. What is taught is checked by people who treat victims.' },
    4: { text: 'Work with countries in which abuse is ordered from afar and takes place on the spot. Cooperation includes care for the children who are found.' },
    5: { text: 'Document fraud has no part of its own in this area. Cases in which it appears are passed on.', gap: 'not-relevant' },
    6: { text: 'Use payments to find those who order and those who profit. Payment firms learn what to look for and get an answer to each report.' },
    7: { text: 'Make the trade in abusive material and the places that host it short-lived. Removal is measured in hours.' },
  },
  partners: partiesOf('europol', 'eurojust', 'cepol', 'fra', 'eucpn', 'ejcn', 'interpol', 'pp-sample', 'tc-uk', 'tc-us', 'tc-ch', 'tc-no'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Same-day triage of reports from outside the Union',
      description: [
        'Delegations agree on one order of urgency for the reports that reach them in large numbers, and measure how long each step takes. What delays a report is put right where it happens.',
      ],
      expectedResult: 'Reports that point to a child in danger are read first and on the same day.',
      indicators: [measured('Urgent reports forwarded on the day they arrive', 'percent', 95)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Early warning on new ways of pressing children for images',
      description: [
        'Investigators, helplines and clinicians tell each other once a month what is new. A warning of one page goes out when three delegations see the same thing.',
      ],
      expectedResult: 'Schools and helplines know of a new method within weeks.',
      indicators: [measured('Warnings issued', 'warnings', 10)],
      leaders: ['member-state'],
    },
    {
      goal: 1,
      kind: 'meeting',
      title: 'Made-up images: shared criteria for investigators',
      description: [
        'Images made by machine cost investigators time that real children need. Experts from laboratories and prosecution agree on criteria to tell them apart and on what the law of each delegation says.',
      ],
      expectedResult: 'Less time is spent on images that show no real child, and none on doubt about the law.',
      indicators: [measured('Delegations applying the criteria', 'delegations', 20)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Victim identification weeks with specialists of all delegations',
      description: [
        'Specialists meet for two weeks at a time and look through the series that nobody could solve alone. They rotate, rest by rule and have a psychologist at hand.',
        { bullets: ['series are chosen by urgency', 'each trace is recorded once', 'local police are briefed before the week ends'] },
      ],
      expectedResult: 'Children are identified and brought to safety.',
      indicators: [counted('victims-safeguarded', 80), counted('suspects-identified', 40)],
      leaders: ['agency'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Administrators of closed abusive groups',
      description: [
        'Delegations divide the work on those who set the rules of such groups and keep them running. Steps that would warn others are taken on the same day everywhere.',
      ],
      expectedResult: 'Groups end because nobody is left to run them.',
      indicators: [counted('hvt-arrested', 12), counted('ocg-disrupted', 5)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on known offenders who came to notice again',
      description: [
        'In the same quarter delegations act on leads to people with earlier convictions. Child protection services are ready on the spot, and every search has a plan for the children in the house.',
      ],
      expectedResult: 'Ongoing abuse is ended and evidence is secured in one visit.',
      indicators: [counted('arrests', 110), counted('victims-safeguarded', 30)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Offenders who travel: notices and checks before departure',
      description: [
        'Delegations exchange experience with travel restrictions on convicted offenders and see to it that notices are placed. Airline and border staff learn what such a notice means.',
      ],
      expectedResult: 'Restrictions that courts impose are known at the border.',
      indicators: [measured('Notices placed', 'notices', 200)],
      leaders: ['member-state', 'international-organisation'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'What to do when somebody threatens to share a picture',
      description: [
        'A campaign that speaks to children of twelve to fifteen in their own words: you are not to blame, do not pay, tell someone. It was made with young people, and helplines are staffed for the calls that follow.',
      ],
      expectedResult: 'More children ask for help, and earlier.',
      indicators: [measured('Languages of the campaign', 'languages', 24), measured('More calls to helplines than the year before', 'percent', 20)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Course for victim identification specialists',
      description: [
        'A course of two weeks for new specialists with a year of guidance by a colleague from another delegation. It begins with how to protect oneself.',
      ],
      expectedResult: 'Every delegation has at least two trained specialists.',
      indicators: [counted('trained', 70)],
      leaders: ['agency'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Staying well: standards for staff who view abusive material',
      description: [
        'Delegations write down what they do for staff: limits on viewing, regular talks, a way out without shame. A set of minimum standards follows, to which each delegation can say where it stands.',
      ],
      expectedResult: 'People stay in this work longer and healthier.',
      indicators: [measured('Delegations that meet the standards', 'delegations', 15)],
      leaders: ['network', 'member-state'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Abuse ordered from afar: cooperation with countries concerned',
      description: [
        'Investigators on both sides agree on how a lead travels from the one who orders to the child. Each case names the service that cares for the child from the first minute.',
      ],
      expectedResult: 'Children abroad are found through cases in the Union.',
      indicators: [counted('child-victims-identified', 25)],
      leaders: ['member-state', 'international-organisation'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Payment patterns that point to ordered abuse',
      description: [
        'Financial intelligence units and payment firms refine the signs by which small payments stand out. Each report gets an answer that says whether it helped.',
      ],
      expectedResult: 'Better reports, fewer of them, and more that lead to a case.',
      indicators: [measured('Reports that led to a case', 'percent', 30)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 7,
      kind: 'operational-action',
      title: 'Quick removal of material and warning of repeat hosts',
      description: [
        'Hotlines and police agree who tells a host, and when a host that does not act becomes a case. Times are published twice a year without naming those who act quickly enough.',
      ],
      expectedResult: 'Known material disappears within a day.',
      indicators: [measured('Known material removed within a day', 'percent', 85)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on open platforms used to approach children',
      description: [
        'Officers look in the same week at public places of platforms where offenders make first contact. Findings go to the platforms as concrete proposals for design, not only as reports.',
      ],
      expectedResult: 'Platforms close the ways in that were found.',
      indicators: [measured('Proposals taken up by platforms', 'proposals', 12), counted('suspects-identified', 35)],
      leaders: ['member-state', 'agency'],
      alsoServes: [3],
    },
  ],
}
