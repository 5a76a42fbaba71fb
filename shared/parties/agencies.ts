// EU agencies and bodies. OLAF and the EPPO are listed among them; where they do not count, eligibility says so.
import type { PartyRow } from './party.ts'

export const agencies: readonly PartyRow[] = [
  {
    id: 'europol',
    code: 'EUROPOL',
    name: 'Europol',
    aliases: ['European Union Agency for Law Enforcement Cooperation'],
    note: 'Hosts the EMPACT support team and prepares the EU SOCTA.',
  },
  { id: 'frontex', code: 'FRONTEX', name: 'Frontex', aliases: ['European Border and Coast Guard Agency'] },
  {
    id: 'eurojust',
    code: 'EUROJUST',
    name: 'Eurojust',
    aliases: ['European Union Agency for Criminal Justice Cooperation'],
  },
  { id: 'cepol', code: 'CEPOL', name: 'CEPOL', aliases: ['European Union Agency for Law Enforcement Training'] },
  {
    id: 'eu-lisa',
    code: 'EULISA',
    name: 'eu-LISA',
    aliases: ['European Union Agency for the Operational Management of Large-Scale IT Systems'],
  },
  { id: 'efca', code: 'EFCA', name: 'European Fisheries Control Agency' },
  { id: 'euda', code: 'EUDA', name: 'European Union Drugs Agency', aliases: ['EMCDDA'] },
  { id: 'euipo', code: 'EUIPO', name: 'European Union Intellectual Property Office' },
  { id: 'ela', code: 'ELA', name: 'European Labour Authority' },
  {
    id: 'olaf',
    code: 'OLAF',
    name: 'European Anti-Fraud Office',
    note: 'A service of the Commission, listed with the agencies and bodies. It may not be co-driver.',
  },
  {
    id: 'eppo',
    code: 'EPPO',
    name: 'European Public Prosecutor’s Office',
    note: 'A body of its own, listed with the agencies. It may not be co-driver.',
    unverified: true,
  },
  { id: 'euaa', code: 'EUAA', name: 'European Union Agency for Asylum', unverified: true },
  { id: 'fra', code: 'FRA', name: 'European Union Agency for Fundamental Rights', unverified: true },
  { id: 'enisa', code: 'ENISA', name: 'European Union Agency for Cybersecurity', unverified: true },
  { id: 'emsa', code: 'EMSA', name: 'European Maritime Safety Agency', unverified: true },
]
