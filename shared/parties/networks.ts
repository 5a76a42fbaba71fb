// Law enforcement networks and groups of experts.
import type { PartyRow } from './party.ts'

export const networks: readonly PartyRow[] = [
  { id: 'envicrimenet', code: 'ENVICR', name: 'EnviCrimeNet' },
  { id: 'amon', code: 'AMON', name: 'Anti-Money Laundering Operational Network' },
  { id: 'atlas', code: 'ATLAS', name: 'ATLAS network of special intervention units' },
  { id: 'airpol', code: 'AIRPOL', name: 'AIRPOL, airport policing' },
  { id: 'aquapol', code: 'AQUAPOL', name: 'AQUAPOL, waterborne policing' },
  { id: 'railpol', code: 'RAILPOL', name: 'RAILPOL, railway policing' },
  { id: 'roadpol', code: 'ROADPOL', name: 'ROADPOL, road policing', aliases: ['TISPOL'] },
  { id: 'efe', code: 'EFE', name: 'European Firearms Experts' },
  { id: 'empen', code: 'EMPEN', name: 'European Medical and Psychological Experts’ Network for Law Enforcement' },
  { id: 'kynopol', code: 'KYNOPOL', name: 'KYNOPOL, police dog professionals' },
  { id: 'enfast', code: 'ENFAST', name: 'European Network on Fugitive Active Search Teams' },
  { id: 'enlets', code: 'ENLETS', name: 'European Network of Law Enforcement Technology Services' },
  { id: 'enppf', code: 'ENPPF', name: 'European Network for the Protection of Public Figures' },
  { id: 'cultnet', code: 'CULTNET', name: 'EU CULTNET, cultural goods' },
  { id: 'emobidig', code: 'EMOBIDIG', name: 'e-MOBIDIG, mobile identification', aliases: ['e-MOBIDIG'] },
  { id: 'eucpn', code: 'EUCPN', name: 'European Crime Prevention Network', unverified: true },
  { id: 'enfsi', code: 'ENFSI', name: 'European Network of Forensic Science Institutes', unverified: true },
  { id: 'enaa', code: 'ENAA', name: 'European Network on the Administrative Approach', unverified: true },
  { id: 'aton', code: '@ON', name: '@ON network against mafia-style groups', unverified: true },
  { id: 'carin', code: 'CARIN', name: 'Camden Asset Recovery Inter-agency Network', unverified: true },
  { id: 'ejn', code: 'EJN', name: 'European Judicial Network', unverified: true },
  { id: 'ejcn', code: 'EJCN', name: 'European Judicial Cybercrime Network', unverified: true },
]
