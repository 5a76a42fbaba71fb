// The cycle 2026–2029: the seven priorities are the Council's; their cut into areas is read out of the titles and
// unverified, and so are the predecessors. Sources differ on whether a plan runs one year or two, so it is a setting.
import { area, day, priority } from './cycle.ts'
import type { CycleSeed } from './cycle.ts'
import { goalsOf } from './goals.ts'

export const cycle2026: CycleSeed = {
  id: '2026-2029',
  startsOn: day('2026-01-01'),
  endsOn: day('2029-12-31'),
  status: 'current',
  planPeriodYears: 2,
  planPeriodUnverified: true,
  priorities: [
    {
      id: priority('2026-2029/mtcn'),
      number: 1,
      code: 'MTCN',
      title: 'Identifying and disrupting the most threatening criminal networks and individuals',
      areas: [
        {
          id: area('2026-2029/mtcn/mtcn'),
          code: 'MTCN',
          title: 'Most threatening criminal networks and individuals',
          predecessors: [priority('2022-2025/hrcn')],
          unverified: true,
        },
      ],
    },
    {
      id: priority('2026-2029/online'),
      number: 2,
      code: 'ONLINE',
      title: 'Tackling the fastest growing crimes in the online sphere: cyber-attacks, online child sexual exploitation and online fraud schemes',
      areas: [
        {
          id: area('2026-2029/online/ca'),
          code: 'CA',
          title: 'Cyber-attacks',
          predecessors: [priority('2022-2025/ca')],
          unverified: true,
        },
        {
          id: area('2026-2029/online/ocse'),
          code: 'OCSE',
          title: 'Online child sexual exploitation',
          predecessors: [priority('2022-2025/cse')],
          unverified: true,
        },
        {
          id: area('2026-2029/online/ofs'),
          code: 'OFS',
          title: 'Online fraud schemes',
          predecessors: [priority('2022-2025/fraud')],
          unverified: true,
        },
      ],
    },
    {
      id: priority('2026-2029/dru'),
      number: 3,
      code: 'DRU',
      title: 'Fighting drug trafficking',
      scope: 'production, trafficking and distribution of cannabis, cocaine, heroin, synthetic drugs and new psychoactive substances',
      areas: [
        {
          id: area('2026-2029/dru/cch'),
          code: 'CCH',
          title: 'Cannabis, cocaine and heroin',
          predecessors: [priority('2022-2025/dru')],
          unverified: true,
        },
        {
          id: area('2026-2029/dru/syn'),
          code: 'SYN',
          title: 'Synthetic drugs and new psychoactive substances',
          predecessors: [priority('2022-2025/dru')],
          unverified: true,
        },
      ],
    },
    {
      id: priority('2026-2029/msthb'),
      number: 4,
      code: 'MSTHB',
      title: 'Tackling migrant smuggling and trafficking in human beings',
      areas: [
        {
          id: area('2026-2029/msthb/ms'),
          code: 'MS',
          title: 'Migrant smuggling',
          predecessors: [priority('2022-2025/ms')],
          unverified: true,
        },
        {
          id: area('2026-2029/msthb/thb'),
          code: 'THB',
          title: 'Trafficking in human beings',
          predecessors: [priority('2022-2025/thb')],
          unverified: true,
        },
      ],
    },
    {
      id: priority('2026-2029/firex'),
      number: 5,
      code: 'FIREX',
      title: 'Targeting firearms and explosives crime',
      areas: [
        {
          id: area('2026-2029/firex/firex'),
          code: 'FIREX',
          title: 'Firearms and explosives crime',
          predecessors: [priority('2022-2025/fir')],
          unverified: true,
        },
      ],
    },
    {
      id: priority('2026-2029/env'),
      number: 6,
      code: 'ENV',
      title: 'Disrupting networks involved in environmental crimes',
      areas: [
        {
          id: area('2026-2029/env/env'),
          code: 'ENV',
          title: 'Environmental crime',
          predecessors: [priority('2022-2025/env')],
          unverified: true,
        },
      ],
    },
    {
      id: priority('2026-2029/ecfin'),
      number: 7,
      code: 'ECFIN',
      title: 'Fighting economic and financial crimes',
      scope: 'such as VAT fraud and intellectual property crime',
      areas: [
        {
          id: area('2026-2029/ecfin/vat'),
          code: 'VAT',
          title: 'VAT fraud',
          predecessors: [priority('2022-2025/fraud')],
          unverified: true,
        },
        {
          id: area('2026-2029/ecfin/ipc'),
          code: 'IPC',
          title: 'Intellectual property crime',
          predecessors: [priority('2022-2025/fraud')],
          unverified: true,
        },
        {
          id: area('2026-2029/ecfin/cfml'),
          code: 'CFML',
          title: 'Criminal finances and money laundering',
          predecessors: [priority('2022-2025/fraud')],
          unverified: true,
        },
      ],
    },
  ],
  goals: goalsOf('2026-2029', 'stand-in'),
}
