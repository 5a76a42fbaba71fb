// The cycle 2018–2021: ten priorities, one plan a year. How its priorities were cut into areas is unverified.
import { area, day, priority } from './cycle.ts'
import type { CycleSeed } from './cycle.ts'
import { goalsOf } from './goals.ts'

export const cycle2018: CycleSeed = {
  id: '2018-2021',
  startsOn: day('2018-01-01'),
  endsOn: day('2021-12-31'),
  status: 'closed',
  planPeriodYears: 1,
  priorities: [
    {
      id: priority('2018-2021/cyb'),
      number: 1,
      code: 'CYB',
      title: 'Cybercrime',
      areas: [
        { id: area('2018-2021/cyb/ca'), code: 'CA', title: 'Attacks against information systems', unverified: true },
        { id: area('2018-2021/cyb/cse'), code: 'CSE', title: 'Child sexual exploitation', unverified: true },
        { id: area('2018-2021/cyb/ncpf'), code: 'NCPF', title: 'Non-cash payment fraud', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/dru'),
      number: 2,
      code: 'DRU',
      title: 'Drugs trafficking',
      areas: [
        { id: area('2018-2021/dru/cch'), code: 'CCH', title: 'Cannabis, cocaine and heroin', unverified: true },
        {
          id: area('2018-2021/dru/syn'),
          code: 'SYN',
          title: 'Synthetic drugs and new psychoactive substances',
          unverified: true,
        },
      ],
    },
    {
      id: priority('2018-2021/fii'),
      number: 3,
      code: 'FII',
      title: 'Facilitation of illegal immigration',
      areas: [
        { id: area('2018-2021/fii/fii'), code: 'FII', title: 'Facilitation of illegal immigration', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/opc'),
      number: 4,
      code: 'OPC',
      title: 'Organised property crime',
      areas: [
        { id: area('2018-2021/opc/opc'), code: 'OPC', title: 'Organised property crime', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/thb'),
      number: 5,
      code: 'THB',
      title: 'Trafficking in human beings',
      scope: 'all forms of exploitation, including sexual and labour exploitation, and all forms of child trafficking',
      areas: [
        { id: area('2018-2021/thb/thb'), code: 'THB', title: 'Trafficking in human beings', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/fra'),
      number: 6,
      code: 'FRA',
      title: 'Excise and MTIC fraud',
      areas: [
        { id: area('2018-2021/fra/exc'), code: 'EXC', title: 'Excise fraud', unverified: true },
        { id: area('2018-2021/fra/mtic'), code: 'MTIC', title: 'Missing trader intra-Community fraud', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/fir'),
      number: 7,
      code: 'FIR',
      title: 'Illicit firearms trafficking',
      areas: [
        { id: area('2018-2021/fir/fir'), code: 'FIR', title: 'Illicit firearms trafficking', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/env'),
      number: 8,
      code: 'ENV',
      title: 'Environmental crime',
      areas: [
        { id: area('2018-2021/env/env'), code: 'ENV', title: 'Environmental crime', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/fin'),
      number: 9,
      code: 'FIN',
      title: 'Criminal finances and money laundering',
      areas: [
        { id: area('2018-2021/fin/cfml'), code: 'CFML', title: 'Criminal finances and money laundering', unverified: true },
      ],
    },
    {
      id: priority('2018-2021/doc'),
      number: 10,
      code: 'DOC',
      title: 'Document fraud',
      areas: [
        { id: area('2018-2021/doc/doc'), code: 'DOC', title: 'Document fraud', unverified: true },
      ],
    },
  ],
  goals: goalsOf('2018-2021', 'confirmed'),
}
