// The cycle 2022–2025: ten priorities and fifteen areas, one plan a year. That there were fifteen is confirmed; the cut of
// drugs and of fraud is inferred, but for intellectual property crime. Its goals are the stand-ins of goals.ts.
import { area, day, priority } from './cycle.ts'
import type { CycleSeed } from './cycle.ts'
import { goalsOf } from './goals.ts'

export const cycle2022: CycleSeed = {
  id: '2022-2025',
  startsOn: day('2022-01-01'),
  endsOn: day('2025-12-31'),
  status: 'closed',
  planPeriodYears: 1,
  priorities: [
    {
      id: priority('2022-2025/hrcn'),
      number: 1,
      code: 'HRCN',
      title: 'High-risk criminal networks',
      scope: 'networks using corruption, violence, firearms and underground money laundering',
      areas: [
        { id: area('2022-2025/hrcn/hrcn'), code: 'HRCN', title: 'High-risk criminal networks' },
      ],
    },
    {
      id: priority('2022-2025/ca'),
      number: 2,
      code: 'CA',
      title: 'Cyber-attacks',
      scope: 'offenders behind cyber-attacks, above all those selling criminal services online',
      areas: [
        { id: area('2022-2025/ca/ca'), code: 'CA', title: 'Cyber-attacks' },
      ],
    },
    {
      id: priority('2022-2025/thb'),
      number: 3,
      code: 'THB',
      title: 'Trafficking in human beings',
      scope: 'networks exploiting minors, using violence, recruiting or advertising victims online',
      areas: [
        { id: area('2022-2025/thb/thb'), code: 'THB', title: 'Trafficking in human beings' },
      ],
    },
    {
      id: priority('2022-2025/cse'),
      number: 4,
      code: 'CSE',
      title: 'Child sexual exploitation',
      scope: 'child abuse online and offline',
      areas: [
        { id: area('2022-2025/cse/cse'), code: 'CSE', title: 'Child sexual exploitation' },
      ],
    },
    {
      id: priority('2022-2025/ms'),
      number: 5,
      code: 'MS',
      title: 'Migrant smuggling',
      scope: 'networks offering facilitation along the main routes',
      areas: [
        { id: area('2022-2025/ms/ms'), code: 'MS', title: 'Migrant smuggling' },
      ],
    },
    {
      id: priority('2022-2025/dru'),
      number: 6,
      code: 'DRU',
      title: 'Drugs trafficking',
      areas: [
        { id: area('2022-2025/dru/cch'), code: 'CCH', title: 'Cannabis, cocaine and heroin', unverified: true },
        {
          id: area('2022-2025/dru/syn'),
          code: 'SYN',
          title: 'Synthetic drugs and new psychoactive substances',
          unverified: true,
        },
      ],
    },
    {
      id: priority('2022-2025/fraud'),
      number: 7,
      code: 'FRAUD',
      title: 'Fraud, economic and financial crimes',
      areas: [
        { id: area('2022-2025/fraud/ofs'), code: 'OFS', title: 'Online fraud schemes', unverified: true },
        { id: area('2022-2025/fraud/exc'), code: 'EXC', title: 'Excise fraud', unverified: true },
        { id: area('2022-2025/fraud/mtic'), code: 'MTIC', title: 'Missing trader intra-Community fraud', unverified: true },
        {
          id: area('2022-2025/fraud/ipc'),
          code: 'IPC',
          title: 'Intellectual property crime, counterfeiting of goods and currencies',
        },
        {
          id: area('2022-2025/fraud/cfml'),
          code: 'CFML',
          title: 'Criminal finances and money laundering',
          unverified: true,
        },
      ],
    },
    {
      id: priority('2022-2025/opc'),
      number: 8,
      code: 'OPC',
      title: 'Organised property crime',
      scope: 'burglary, theft and robbery, vehicle crime, illegal trade in cultural goods',
      areas: [
        { id: area('2022-2025/opc/opc'), code: 'OPC', title: 'Organised property crime' },
      ],
    },
    {
      id: priority('2022-2025/env'),
      number: 9,
      code: 'ENV',
      title: 'Environmental crime',
      scope: 'groups able to infiltrate or found legal businesses',
      areas: [
        { id: area('2022-2025/env/env'), code: 'ENV', title: 'Environmental crime' },
      ],
    },
    {
      id: priority('2022-2025/fir'),
      number: 10,
      code: 'FIR',
      title: 'Firearms trafficking',
      areas: [
        { id: area('2022-2025/fir/fir'), code: 'FIR', title: 'Firearms trafficking' },
      ],
    },
  ],
  goals: goalsOf('2022-2025', 'stand-in'),
}
