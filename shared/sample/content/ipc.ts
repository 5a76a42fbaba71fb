// The sample's plan for Intellectual property crime, 2026–2029.
import { aimOf, areaOf, counted, measured, partiesOf } from './area-content.ts'
import type { AreaContent } from './area-content.ts'

export const intellectualPropertyCrime: AreaContent = {
  area: areaOf('2026-2029/ecfin/ipc'),
  aim: aimOf(
    'This plan serves the priority “Fighting economic and financial crimes” for intellectual property crime. It gives first place to goods that can hurt: medicines, food, toys, spare parts and pesticides.',
    'The delegations want production inside the Union to be found, digital piracy to be treated as the business it is, and rights holders to know what is asked of them.',
  ),
  goals: {
    1: { text: 'Know which dangerous goods are counterfeited, where they are finished and by whom they are spread. Laboratories and rights holders contribute.' },
    2: { text: 'Investigate production, import and wholesale rather than stalls. Digital piracy is traced to its servers and its profits.' },
    3: { text: 'Help officers to tell the false from the real and consumers to want to know. Storage and destruction are planned before a seizure.' },
    4: { text: 'Act with countries where goods are made or pass. Notices travel before the container does.' },
    5: { text: 'Find false safety marks, certificates and customs papers. Those who print them are a target of their own.' },
    6: { text: 'Treat counterfeiting as a source of laundered money. Each large seizure asks where the last profit went.' },
    7: { text: 'Take down shops, streams and accounts that live on counterfeits. What is taken down is watched so that it stays down.' },
  },
  partners: partiesOf('europol', 'euipo', 'olaf', 'eurojust', 'cepol', 'efca', 'ccwp', 'interpol', 'wco', 'pp-sample', 'tc-uk', 'tc-ch', 'tc-us', 'tc-tr'),
  actions: [
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Counterfeits that hurt: yearly picture of dangerous goods',
      description: [
        'Market surveillance, customs and police report goods that harmed somebody or could have. Laboratories say how, and the picture ranks groups of goods by danger and not by value.',
      ],
      expectedResult: 'Checks are aimed at what is dangerous.',
      indicators: [measured('Groups of goods assessed', 'groups', 20)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 1,
      kind: 'intelligence-picture',
      title: 'Finishing and labelling sites inside the Union',
      description: [
        'Goods often arrive without a mark and are labelled close to the buyer. Delegations compare labels, machines and addresses and find out which sites work for the same customers.',
      ],
      expectedResult: 'Sites are found from the labels they leave behind.',
      indicators: [measured('Sites identified', 'sites', 35)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'jad',
      title: 'Joint action days on counterfeit toys and spare parts',
      description: [
        'Customs, police and market surveillance check imports, warehouses and shops in the same quarter. Results are published with pictures of what to look out for.',
      ],
      expectedResult: 'Dangerous goods leave the market before they are sold.',
      indicators: [measured('Counterfeit items seized', 'items', 2_000_000), counted('countries-involved', 20)],
      leaders: ['member-state', 'agency'],
      alsoServes: [3],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'False and diverted medicines',
      description: [
        'Medicines agencies, police and customs follow products from theft, diversion and false production to the pharmacy or web shop. Patients are warned first, and the case comes second.',
      ],
      expectedResult: 'Patients are protected and supply lines are closed.',
      indicators: [counted('value-seized', 12_000_000), counted('investigations-initiated', 40)],
      leaders: ['member-state'],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Food and drink with a false name',
      description: [
        'Food authorities and police look at oil, wine, honey and spirits with a false origin or content. Tests are agreed so that one laboratory’s result counts in another delegation.',
      ],
      expectedResult: 'False products are taken off the shelves and their makers charged.',
      indicators: [measured('False food and drink seized', 'tonnes', 4000), counted('arrests', 60)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 2,
      kind: 'joint-investigation',
      title: 'Unlawful streaming run as a business',
      description: [
        'Delegations in which operators, servers, resellers and customers are found investigate as one. They decide early what is seized, what is switched off and what is left running for evidence.',
      ],
      expectedResult: 'Services end, and resellers learn that they are not invisible.',
      indicators: [measured('Services ended', 'services', 14), counted('assets-frozen-seized', 5_000_000)],
      leaders: ['member-state'],
      alsoServes: [7],
    },
    {
      goal: 2,
      kind: 'operational-action',
      title: 'Illegal pesticides in agriculture',
      description: [
        'Customs, plant protection services and police follow products without approval from import to field. Farmers who were deceived can hand them in without penalty during an agreed time.',
      ],
      expectedResult: 'Illegal products are off the fields and their importers known.',
      indicators: [measured('Illegal pesticides seized', 'tonnes', 1500)],
      leaders: ['member-state', 'institution'],
    },
    {
      goal: 3,
      kind: 'training',
      title: 'Telling false from real: open days with rights holders',
      description: [
        'Rights holders show officers their products and the usual mistakes of copies. The days are held in regions that are far from headquarters and recorded for those who cannot come.',
      ],
      expectedResult: 'Officers know what to look at and whom to ask.',
      indicators: [counted('trained', 320)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 3,
      kind: 'capacity-building',
      title: 'Storing and destroying seized goods at a fair price',
      description: [
        'Cost of storage keeps authorities from seizing. Delegations compare contracts, test early destruction with samples kept, and write down what courts accept.',
      ],
      expectedResult: 'Seizure no longer fails for want of space.',
      indicators: [measured('Lower cost of storage per pallet', 'percent', 25)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 4,
      kind: 'external-cooperation',
      title: 'Notices about containers with countries of transit',
      description: [
        'Customs in transit countries and delegations exchange notices on containers that change papers on the way. Each notice gets an answer that says what was found.',
      ],
      expectedResult: 'Changing papers on the way no longer hides a load.',
      indicators: [measured('Notices exchanged and answered', 'notices', 200)],
      leaders: ['member-state', 'third-country', 'international-organisation'],
    },
    {
      goal: 5,
      kind: 'operational-action',
      title: 'False safety marks and test certificates',
      description: [
        'Test institutes say within a day whether a certificate is theirs. Certificates that are not are grouped by layout and traced to those who sell them.',
      ],
      expectedResult: 'Sellers of certificates are found and importers warned.',
      indicators: [counted('documents-forged-detected', 1500)],
      leaders: ['member-state', 'agency'],
    },
    {
      goal: 6,
      kind: 'financial-investigation',
      title: 'Shell firms behind wholesale counterfeits',
      description: [
        'Asset recovery offices look at the wholesalers of the ten largest seizures. A short report for each says where earlier profits went and what can still be reached.',
      ],
      expectedResult: 'Large seizures end with the loss of profits and not only of goods.',
      indicators: [counted('assets-frozen-seized', 9_000_000), measured('Reports on wholesalers', 'reports', 10)],
      leaders: ['member-state', 'network'],
    },
    {
      goal: 7,
      kind: 'cyber-patrol',
      title: 'Cyber-patrolling week on shops that sell counterfeits',
      description: [
        'Officers and rights holders look in the same week for shops, sales by live video and closed groups. Sellers who return under a new name are joined to their former cases.',
      ],
      expectedResult: 'Repeat sellers are recognised and stopped.',
      indicators: [measured('Shops and accounts taken down', 'accounts', 6000)],
      leaders: ['agency', 'member-state'],
    },
    {
      goal: 7,
      kind: 'prevention',
      title: 'Advertising and payment withdrawn from unlawful sites',
      description: [
        'Advertisers and payment firms agree to look at a shared list before they do business. Sites on the list can object, and objections are answered within two weeks.',
      ],
      expectedResult: 'Unlawful sites lose the income they live on.',
      indicators: [measured('Firms that use the list', 'firms', 90)],
      leaders: ['agency', 'member-state'],
    },
  ],
}
