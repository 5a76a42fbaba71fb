// What a person is for a delegation. A person may hold several, for several delegations; functions add up.
import { z } from 'zod'

export const PersonFunction = z.enum([
  'reader',
  'drafter',
  /** In a Member State the National EMPACT Coordinator and deputies; every delegation has some. */
  'speaks',
  'support-team',
  /** General Secretariat, Presidency: reads all, records decisions, changes no text. */
  'secretariat',
  'commission-facilitator',
  /** People and settings; gives no right over any text. */
  'administrator',
])
export type PersonFunction = z.infer<typeof PersonFunction>
