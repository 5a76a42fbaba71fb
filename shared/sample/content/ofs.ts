// The sample's plan for Online fraud schemes, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const onlineFraudSchemes: AreaContent = {
  area: areaOf('2026-2029/online/ofs'),
  aim: aimOf(
    'This plan serves the priority “Tackling the fastest growing crimes in the online sphere”. It takes on fraud that is run like a business: with call centres, scripts, hired accounts and victims in many countries at once.',
    'The delegations want money to be stopped on its way, victims to be treated as such, and those who organise the schemes to be found even where every single loss is small.',
  ),
  goals: {
    1: { text: 'See which schemes are growing and which cases in different countries are one. Small losses count, because together they show a scheme.' },
    2: { text: 'Find the organisers behind call centres, false shops and false investments. Delegations agree early who prosecutes what.' },
    3: { text: 'Warn people in time and in words that stay with them. Banks, telephone firms and platforms do their part and say what they did.' },
    4: { text: 'Act with countries in which call centres and money collectors sit. Cases are prepared so that they can be prosecuted there.' },
    5: { text: 'Stop the use of stolen and forged papers to open accounts. Banks learn which papers are in circulation.' },
    6: { text: 'Stop payments within hours and get money back. Networks of hired accounts are cases of their own.' },
    7: { text: 'Remove false shops, false advertisements and the kits they are made with. Repeat sellers are traced, not only removed.' },
  },
  partners: partiesOf('europol', 'eurojust', 'cepol', 'eppo', 'ejcn', 'eucpn', 'amon', 'interpol', 'pp-sample', 'tc-uk', 'tc-ch', 'tc-ua', 'tc-ge'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Joining small cases: one scheme, many reports',
      description: [
        'Delegations compare account numbers, telephone numbers and web addresses from reports with small losses. When ten reports meet, a case is proposed to the delegation that is best placed.',
      ],
      expectedResult: 'Schemes are seen that no single police station could see.',
      indicators: [measured('Schemes proposed as cases', 'schemes', 40)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'False investment offers: yearly picture of methods',
      description: [
        'A yearly report on how false investments are advertised, who answers the telephone and where the money goes. It has a public part for consumers and a part for investigators.',
      ],
      expectedResult: 'Investigators and consumer bodies work from the same facts.',
      indicators: [measured('Yearly reports', 'reports', 2)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Call centres that defraud in several languages',
      description: [
        'Delegations whose citizens are called work as one team with the country in which the callers sit. The team agrees which victims are heard, in which language and for which court.',
      ],
      expectedResult: 'Centres are closed and those who own them are charged.',
      indicators: [counted('arrests', 90), measured('Call centres closed', 'centres', 9)],
      leaders: ['member-state'],
      alsoServes: [4],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Invoices with changed account numbers',
      description: [
        'Investigators share how firms are deceived into paying the wrong account and who supplies the accounts. Cases with losses over a common threshold are put on a shared list.',
      ],
      expectedResult: 'Groups that deceive firms are recognised by their way of working.',
      indicators: [counted('investigations-initiated', 45), counted('ocg-identified', 10)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days against fraud with hired bank accounts',
      description: [
        'Banks and police of many delegations look in the same quarter for accounts that were lent or sold. Those who lent an account for the first time learn what it means; those who recruit are the target.',
      ],
      expectedResult: 'Recruiters are identified and accounts closed before they are used.',
      indicators: [measured('Account lenders identified', 'persons', 1500), counted('arrests', 200), counted('fraud-prevented', 15_000_000)],
      leaders: ['member-state', 'agency'],
      alsoServes: [6],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Ticket and holiday fraud at large events',
      description: [
        'Before large events delegations exchange the addresses of false ticket shops and false lodgings. Organisers are asked for one list of genuine sellers, which is then made known.',
      ],
      expectedResult: 'Visitors find the genuine seller first.',
      indicators: [measured('False shops taken offline before the event', 'shops', 250)],
      leaders: ['member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'One sentence that stops a fraud: tested warnings at payment',
      description: [
        'Banks in four delegations try out short warnings that appear when a payment looks unusual. A university measures which words make people stop, and the result is free for all.',
      ],
      expectedResult: 'A warning that is known to work and is used.',
      indicators: [measured('Payments stopped by the payer after a warning', 'percent', 8)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'First interview with a victim of fraud',
      description: [
        'A half-day course for officers at the counter and on the telephone. It deals with shame, with what must be asked at once and with what the victim may still save.',
      ],
      expectedResult: 'Victims feel heard and the facts that matter are on paper.',
      indicators: [counted('trained', 400)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Calls in the name of the police: common answer of delegations',
      description: [
        'Fraudsters pretend to be police, prosecutors or banks. Delegations agree on what a real authority never asks for, say it in the same way everywhere, and work with telephone firms against false caller numbers.',
      ],
      expectedResult: 'People hang up and call back.',
      indicators: [measured('Delegations using the common message', 'delegations', 22)],
      leaders: ['member-state'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Case files that can be prosecuted where the callers are',
      description: [
        'Prosecutors from delegations and partner countries write a checklist of what a court on the other side needs. Three cases are prepared with it and the checklist corrected.',
      ],
      expectedResult: 'Cases that are handed over lead to charges.',
      indicators: [measured('Cases handed over and charged', 'cases', 12)],
      leaders: ['agency', 'third-country'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Papers used to open accounts from a distance',
      description: [
        'Banks and document examiners compare papers that passed an online check though they were forged or stolen. Weaknesses are shown to the makers of such checks and tried again after half a year.',
      ],
      expectedResult: 'A forged paper that worked once does not work again.',
      indicators: [counted('documents-forged-detected', 900)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Recall of payments within twenty-four hours',
      description: [
        'Financial intelligence units and banks run a common procedure for urgent recalls, with a contact on each side. Each failure is looked at once a month and its cause removed where possible.',
      ],
      expectedResult: 'More money comes back, and sooner.',
      indicators: [counted('fraud-prevented', 40_000_000), measured('Recalls answered within a day', 'percent', 75)],
      leaders: ['network', 'member-state'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'From hired accounts to those who hire',
      description: [
        'Analysts join the data of account lenders from several delegations and look for those who recruit them. The work follows the rules of each delegation on what may be joined.',
      ],
      expectedResult: 'Organisers of account networks are known by name to the investigators in charge.',
      indicators: [counted('hvt-identified', 15), counted('assets-frozen-seized', 6_000_000)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on false web shops',
      description: [
        'Consumer bodies, registries and police look in the same week for shops that take money and send nothing. Addresses are blocked, payments stopped and the kits that the shops are built with compared.',
      ],
      expectedResult: 'False shops close before the season in which they sell.',
      indicators: [measured('False shops taken down', 'shops', 3000)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 7,
      kind: 'operational-action',
      title: 'Sellers of ready-made fraud kits',
      description: [
        'A few sellers supply scripts, false pages and message services to many fraudsters. Delegations choose five of them, share the work and inform the customers they find.',
      ],
      expectedResult: 'Kits lose their makers and their reputation.',
      indicators: [measured('Sellers identified', 'persons', 5), counted('countries-involved', 11)],
      leaders: ['member-state'],
    },
  ],
}
