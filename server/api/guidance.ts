// Which guidance notes of goals there are, for whoever acts for a delegation: decision 0018. The notes themselves come over the document.
import { Hono } from 'hono'
import { GuidanceAnswer } from '../../shared/api/cycles.ts'
import type { Cycles } from '../cycles/cycles.ts'
import type { SignedInVariables } from './signed-in.ts'

export function guidanceRoutes(cycles: Cycles) {
  return new Hono<SignedInVariables>().get('/notes', async context => {
    const actsForSomebody = context.get('session').memberships.length > 0
    return context.json(GuidanceAnswer.parse({ notes: actsForSomebody ? await cycles.notes() : [] }))
  })
}
