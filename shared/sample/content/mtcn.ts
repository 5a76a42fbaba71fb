// The sample's plan for the Most threatening criminal networks and individuals, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const mostThreateningNetworks: AreaContent = {
  area: areaOf('2026-2029/mtcn/mtcn'),
  aim: aimOf(
    'This plan serves the priority “Identifying and disrupting the most threatening criminal networks and individuals”. It deals with the groups that are active in several markets at once and that no single area of crime shows in full.',
    'The delegations agree each year which networks to take on together, take them on with all means at once, and look afterwards at whether the network is weaker or only quieter.',
  ),
  goals: {
    1: { text: 'Agree on one method for saying how threatening a network is, and apply it to the same networks everywhere. The list is short and looked at again every six months.' },
    2: { text: 'Run long investigations against the few networks on the list. Each has one delegation that holds it together and an end that was agreed beforehand.' },
    3: { text: 'Make it harder for networks to recruit, to corrupt and to buy into the legal economy. Mayors, ports and chambers of commerce are partners in this.' },
    4: { text: 'Reach those who direct from outside the Union. Every approach to a partner country is agreed among the delegations first.' },
    5: { text: 'Take away the second and third identities under which leading figures travel and hide. Civil registers are asked early.' },
    6: { text: 'Follow the money of the networks on the list from the first day. No case is closed before its assets have been looked for.' },
    7: { text: 'Watch how networks use encrypted services and online markets to hire and to sell. The picture is shared with all the areas concerned.' },
  },
  partners: partiesOf('europol', 'eurojust', 'frontex', 'cepol', 'eppo', 'interpol', 'enfast', 'atlas', 'aton', 'enaa', 'carin', 'ejn', 'tc-uk', 'tc-us'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'One method for rating the threat of a network',
      description: [
        'Delegations try out a common scale on networks that they know well and compare their results. Where two come to different ratings for one network, the reason is written down and the scale made clearer.',
        { head: ['What is rated', 'Scale'], rows: [['Reach into several countries', '0 to 4'], ['Use of violence', '0 to 4'], ['Use of corruption', '0 to 4'], ['Hold on the legal economy', '0 to 4']] },
      ],
      expectedResult: 'Two analysts who rate the same network come to nearly the same number.',
      indicators: [measured('Networks rated by at least two delegations', 'networks', 40)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'meeting',
      title: 'Half-yearly selection meeting for priority networks',
      description: [
        'Twice a year the delegations go through the list, take networks off it and put others on. A network is taken up only if one delegation is ready to hold the work together.',
      ],
      expectedResult: 'A short list that everybody knows and that means work.',
      indicators: [measured('Networks on the list with a delegation in charge', 'networks', 15)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Brokers between networks: who connects the markets',
      description: [
        'An analysis of people and firms who serve several networks with transport, finance or contacts. It starts from what is known in at least three areas of crime and goes no further than its sources allow.',
      ],
      expectedResult: 'A list of brokers whose loss would be felt in several markets.',
      indicators: [counted('hvt-identified', 25)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Task forces on the networks of the list',
      description: [
        'For each network on the list a task force is formed from the delegations that can act against it. It has a plan of its own with a first review after six months. Resources that are not used go back to the others.',
      ],
      expectedResult: 'Networks lose leaders, money and logistics at the same time.',
      indicators: [counted('ocg-disrupted', 8), counted('hvt-arrested', 30)],
      leaders: ['member-state'],
      alsoServes: [6],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Finding fugitives who still direct a network',
      description: [
        'Fugitive search teams work on a common list of people who are sought and still active. Requests are bundled so that a country of refuge gets one well-made file and not six.',
      ],
      expectedResult: 'Leading figures are brought before a court and no longer direct from afar.',
      indicators: [measured('Fugitives located', 'persons', 45)],
      leaders: ['network', 'member-state'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Violence between groups: shared case work across borders',
      description: [
        'When a feud moves from one delegation to another, investigators meet within a week. They share what the law of each allows about weapons, vehicles and travel, and agree on measures to protect bystanders.',
      ],
      expectedResult: 'Acts of revenge are prevented and those who order them are identified.',
      indicators: [counted('investigations-initiated', 18), counted('weapons-seized', 120)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days against mobile violent groups',
      description: [
        'Delegations act in the same weeks on groups that move quickly and commit robbery, extortion and contract violence. Special intervention units plan together how arrests are made safely.',
      ],
      expectedResult: 'Groups that count on borders are met by the same answer on both sides.',
      indicators: [counted('arrests', 150), counted('countries-involved', 16)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Young people recruited for single tasks: early signs for schools and parents',
      description: [
        'Networks hire minors for a day and leave them with the consequences. Delegations exchange what schools, youth services and platforms can notice, and try out two local projects that are evaluated by somebody else.',
      ],
      expectedResult: 'Fewer minors take up a first task, and adults know whom to tell.',
      indicators: [measured('Municipalities taking part', 'municipalities', 30)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Administrative approach against criminal infiltration of firms',
      description: [
        'Licences, tenders and inspections can stop a network before a court does. Delegations share model letters, lawful grounds for refusal and experience of what an authority may tell another.',
      ],
      expectedResult: 'Local authorities know which of their powers help and how to use them.',
      indicators: [measured('Authorities using the material', 'authorities', 60), counted('trained', 180)],
      leaders: ['network', 'member-state'],
    },
    {
      goal: 3,
      kind: 'prevention',
      title: 'Corruption in ports and terminals: shared safeguards',
      description: [
        'A working group with port authorities looks at how staff are approached and what protected those who refused. The outcome is a list of safeguards with their cost, from access to containers to support for staff who report.',
      ],
      expectedResult: 'Ports adopt safeguards that others have tried.',
      indicators: [measured('Ports that adopted at least five safeguards', 'ports', 12)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Common approach to countries of refuge',
      description: [
        'Delegations agree what they ask of partner countries in which leading figures live undisturbed, and who asks. Experience with each country is kept in one place and brought up to date after every request.',
      ],
      expectedResult: 'Requests are fewer, better and more often granted.',
      indicators: [measured('Requests granted', 'requests', 20)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'Second identities of leading figures in civil registers',
      description: [
        'Delegations check, case by case and on a lawful basis, whether people on the list hold papers under another name. Findings go to the issuing authority, which decides on withdrawal.',
      ],
      expectedResult: 'Identities that were bought are withdrawn.',
      indicators: [measured('Identities withdrawn', 'identities', 35)],
      leaders: ['member-state'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Asset picture for every network on the list',
      description: [
        'Asset recovery offices draw up one picture for each network: real estate, vehicles, firms and who stands in their name. The picture is ready before the arrests, so that nothing is moved in between.',
      ],
      expectedResult: 'Assets are frozen on the day of the arrests.',
      indicators: [counted('assets-frozen-seized', 60_000_000), measured('Asset pictures completed', 'pictures', 12)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Underground banking used by several networks',
      description: [
        'Task forces pass on what they learn about people who move money for others without a licence. One team compares it across networks and proposes which of them to investigate and where.',
      ],
      expectedResult: 'Bankers of the underground lose the trust that they live by.',
      indicators: [counted('cash-seized', 12_000_000), counted('suspects-identified', 40)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 7,
      kind: 'intelligence-picture',
      title: 'Crime as a service: offers that networks buy online',
      description: [
        'A running overview of services for hire, from transport and storage to intimidation. It says for each how it is found, paid and trusted, without naming products that would help anybody to buy.',
      ],
      expectedResult: 'Areas that meet the same service learn of each other.',
      indicators: [measured('Overviews shared with all areas', 'overviews', 4)],
      leaders: ['agency', 'member-state'],
    },
  ],
}
