// The key under which a browser keeps this person's unsent work: the same for the same person, never stored anywhere,
// fetched after sign-in and held in memory by the page.
import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { OutboxKeyQuery } from '../../shared/api/identity.ts'
import { failure, queryOf } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

export function outboxKeyRoutes(secret: string) {
  return new Hono<SignedInVariables>().get('/', queryOf(OutboxKeyQuery), context => {
    context.header('cache-control', 'no-store')
    const { id } = context.get('session').person
    // A page that belongs to another person than the session now does must not seal its work with this one's key.
    if (context.req.valid('query').person !== id) return failure(context, 401, 'api/other-person')
    // 256 bits, for AES-GCM.
    return context.json({ key: createHmac('sha256', secret).update(`outbox ${id}`).digest('base64') })
  })
}
