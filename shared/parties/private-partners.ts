// Private partners and non-governmental organisations. No real one is listed: who takes part is for a plan to say.
import type { PartyRow } from './party.ts'

export const privatePartners: readonly PartyRow[] = [
  {
    id: 'pp-sample',
    code: 'SAMPLE',
    name: 'Sample Payments Association (fictional)',
    note: 'Made up for the sample workspace.',
    fictional: true,
  },
]
