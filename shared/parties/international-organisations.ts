// International organisations that take part in EMPACT, or may.
import type { PartyRow } from './party.ts'

export const internationalOrganisations: readonly PartyRow[] = [
  { id: 'interpol', code: 'INTERPOL', name: 'INTERPOL', aliases: ['International Criminal Police Organization'] },
  { id: 'unodc', code: 'UNODC', name: 'United Nations Office on Drugs and Crime' },
  { id: 'selec', code: 'SELEC', name: 'Southeast European Law Enforcement Center' },
  { id: 'pcc-see', code: 'PCC-SEE', name: 'Police Cooperation Convention for Southeast Europe Secretariat' },
  {
    id: 'seesac',
    code: 'SEESAC',
    name: 'South Eastern and Eastern Europe Clearinghouse for the Control of Small Arms and Light Weapons',
  },
  { id: 'wco', code: 'WCO', name: 'World Customs Organization', unverified: true },
  { id: 'osce', code: 'OSCE', name: 'Organization for Security and Co-operation in Europe', unverified: true },
  { id: 'iom', code: 'IOM', name: 'International Organization for Migration', unverified: true },
  { id: 'eubam', code: 'EUBAM', name: 'EU Border Assistance Mission to Moldova and Ukraine', unverified: true },
]
