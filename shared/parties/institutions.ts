// EU institutions and bodies of the Council.
import type { PartyRow } from './party.ts'

export const institutions: readonly PartyRow[] = [
  {
    id: 'com',
    code: 'COM',
    name: 'European Commission',
    aliases: ['DG HOME'],
    note: 'Of the institutions the only one that may lead an action.',
  },
  {
    id: 'gsc',
    code: 'GSC',
    name: 'General Secretariat of the Council',
    aliases: ['Council Secretariat'],
    note: 'Secretariat of COSI; attends the meetings of the National EMPACT Coordinators.',
  },
  {
    id: 'cosi',
    code: 'COSI',
    name: 'Standing Committee on Operational Cooperation on Internal Security',
    note: 'Supervises EMPACT; a committee of the Council, listed as one body.',
  },
  {
    id: 'council',
    code: 'COUNCIL',
    name: 'Council of the European Union',
    aliases: ['Council'],
    note: 'Adopts the EU crime priorities.',
  },
  {
    id: 'presidency',
    code: 'PRES',
    name: 'Presidency of the Council',
    aliases: ['Council Presidency'],
    note: 'Changes every six months.',
  },
  { id: 'eeas', code: 'EEAS', name: 'European External Action Service' },
  { id: 'ccwp', code: 'CCWP', name: 'Customs Cooperation Working Party', note: 'A working party of the Council.' },
]
