// The sample's plan for Cyber-attacks, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const cyberAttacks: AreaContent = {
  area: areaOf('2026-2029/online/ca'),
  aim: aimOf(
    'This plan serves the priority “Tackling the fastest growing crimes in the online sphere”. It is about attacks on information systems and, above all, about those who sell the tools, the access and the hiding places that others attack with.',
    'The delegations want attacks to become riskier for those who carry them out and less costly for those who suffer them. Victims who report are told what happened with their report.',
  ),
  goals: {
    1: { text: 'Know which services attackers depend on and how these change. Reports of victims are brought together quickly, without the victim having to tell the story twice.' },
    2: { text: 'Take away infrastructure, people and reputation at the same time. Decryption tools and stolen data go back to victims wherever that can be done.' },
    3: { text: 'Help hospitals, municipalities and small firms to be hit less often and to recover sooner. Investigators learn from each other before they buy training.' },
    4: { text: 'Act with partners outside the Union where servers, suspects or evidence are. Urgent requests have a way that works at night.' },
    5: { text: 'Forged papers play a small part in this area. What is found is handed to the areas in which they matter.', gap: 'not-relevant' },
    6: { text: 'Trace ransom and the sale of access through virtual assets. Freezing is prepared before payment is seen to move.' },
    7: { text: 'Disturb the markets on which access, malicious code and stolen credentials are sold. Buyers learn that sellers and administrators cannot protect them.' },
  },
  partners: partiesOf('europol', 'eurojust', 'enisa', 'eu-lisa', 'cepol', 'ejcn', 'interpol', 'tc-us', 'tc-uk', 'tc-ch', 'tc-ua'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Monthly overview of active extortion groups',
      description: [
        'Delegations report the groups that hit victims in their country, in a form of one page. The overview shows what is common to attacks in different places and which cases belong together.',
      ],
      expectedResult: 'Cases that belong together are found within a month.',
      indicators: [measured('Overviews shared', 'overviews', 24), measured('Links between national cases found', 'links', 60)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Bullet-proof hosting: who shelters attackers',
      seeks: 'Specialists who know providers of hosting in their country',
      description: [
        'A list of hosting firms that ignore lawful requests, with the evidence for each entry. An entry is taken off when the firm changes its conduct, and the change is recorded.',
      ],
      expectedResult: 'Delegations choose together which provider to act against.',
      indicators: [measured('Providers assessed', 'providers', 20)],
      leaders: ['member-state'],
    },
    {
      goal: 1,
      kind: 'capacity-building',
      title: 'A common form for reports of victims',
      description: [
        'Police, incident response teams and insurers agree on the twenty facts that an investigation needs in the first hours. The form is short, and whoever fills it in keeps a copy.',
      ],
      expectedResult: 'Reports from different countries can be compared without asking again.',
      indicators: [measured('Delegations using the form', 'delegations', 18)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Coordinated case work on extortion with stolen data',
      description: [
        'Investigators and prosecutors of the delegations concerned work as one team on groups that encrypt systems and threaten to publish. Each team agrees early what it will return to victims and when.',
      ],
      expectedResult: 'Groups lose members and victims regain data.',
      indicators: [counted('suspects-identified', 50), measured('Victims given help to recover data', 'organisations', 300)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Taking down networks of captured devices',
      description: [
        'Technical teams prepare the lawful takeover of systems that control captured devices. Providers then tell the owners, in words that a layperson understands, how to clean them.',
      ],
      expectedResult: 'Devices are freed and stay free.',
      indicators: [measured('Devices freed', 'devices', 100_000), counted('countries-involved', 15)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days against attacks for hire',
      description: [
        'Delegations visit, warn or arrest the customers and operators of services that overload websites for a fee. First offenders who are minors get a conversation and an offer, not only a caution.',
      ],
      expectedResult: 'Services for hire lose customers and their operators are prosecuted.',
      indicators: [measured('Services taken down', 'services', 30), counted('arrests', 35)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'meeting',
      title: 'Operational meetings on suppliers of malicious code',
      description: [
        'Four times a year investigators compare what they know of people who write, sign or disguise malicious code. The meetings end with a list of who does what by when.',
      ],
      expectedResult: 'Suppliers are investigated as such, and not only their customers.',
      indicators: [counted('hvt-identified', 10)],
      leaders: ['agency'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'First day after an attack: a guide for hospitals and municipalities',
      description: [
        'The guide says what to do in the first day, what not to touch and whom to call. It was tried out in exercises with those who will use it, and costs nothing.',
      ],
      expectedResult: 'Evidence survives and services return sooner.',
      indicators: [measured('Exercises held with the guide', 'exercises', 25)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Live forensics course for regional cyber units',
      description: [
        'A course in three steps for investigators outside the capitals, with tasks that are solved at the own desk. Places are kept for delegations that have no course of their own.',
      ],
      expectedResult: 'Regional units secure volatile evidence by themselves.',
      indicators: [counted('trained', 160)],
      leaders: ['agency'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Leading gifted young people towards lawful work',
      description: [
        'Delegations that have tried it share how they reach young people at the edge of computer crime. Two more start a programme with firms that offer places, and its outcome is measured after a year.',
      ],
      expectedResult: 'Participants do not come to notice again.',
      indicators: [measured('Young people in a programme', 'persons', 120)],
      leaders: ['member-state'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Round-the-clock contact points for urgent preservation of data',
      description: [
        'Contact points are tested twice a year with a real question outside office hours. Results are shared with the partners concerned, and those that did not answer are offered help.',
      ],
      expectedResult: 'Data are preserved before they are deleted.',
      indicators: [measured('Contact points that answered within four hours', 'percent', 90)],
      leaders: ['member-state', 'international-organisation'],
    },
    {
      goal: 4,
      kind: 'capacity-building',
      title: 'Case workshop with investigators of the Eastern neighbourhood',
      description: [
        'A week in which mixed teams work on a made-up case from report to indictment. Teachers are practitioners, and half of them come from the partner countries.',
      ],
      expectedResult: 'Investigators know each other before the next urgent request.',
      indicators: [counted('trained', 60)],
      leaders: ['agency', 'third-country'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Following ransom payments through virtual assets',
      description: [
        'A small team traces payments for delegations that cannot do so themselves and writes reports that stand up in court. It keeps a list of services that answer lawful requests, and of those that do not.',
      ],
      expectedResult: 'Ransom is frozen and can be given back.',
      indicators: [counted('assets-frozen-seized', 8_000_000), measured('Tracing reports delivered', 'reports', 80)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 7,
      kind: 'operational-action',
      title: 'Brokers who sell access to networks of firms',
      description: [
        'Delegations identify sellers of stolen access and warn the firms concerned before the access is used. Every warning is recorded with what it prevented, as far as can be known.',
      ],
      expectedResult: 'Access is closed before it is sold a second time.',
      indicators: [measured('Firms warned in time', 'firms', 400), counted('suspects-identified', 25)],
      leaders: ['member-state'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on markets for stolen credentials',
      description: [
        'Specialists look in the same week at the places where credentials are offered and compare what is for sale with what is known to be stolen. Owners are told through the services that hold their accounts.',
      ],
      expectedResult: 'Stolen credentials lose their value.',
      indicators: [measured('Accounts whose owners were told', 'accounts', 50_000)],
      leaders: ['agency', 'member-state'],
      alsoServes: [1],
    },
  ],
}
