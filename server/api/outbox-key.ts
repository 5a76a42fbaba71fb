// The key under which a browser keeps this person's unsent work: the same for the same person, never stored anywhere,
// fetched after sign-in and held in memory by the page.
import { createHmac } from 'node:crypto'
import { Hono } from 'hono'
import { failure } from './answers.ts'
import type { SignedInVariables } from './signed-in.ts'

export function outboxKeyRoutes(secret: string) {
  return new Hono<SignedInVariables>().get('/', context => {
    context.header('cache-control', 'no-store')
    // A page that belongs to another person than the session now does must not seal its work with this one's key.
    if (context.req.query('person') !== context.get('session').person.id) return failure(context, 401, 'api/not-signed-in')
    // 256 bits, for AES-GCM.
    const key = createHmac('sha256', secret).update(`outbox ${context.get('session').person.id}`).digest('base64')
    return context.json({ key })
  })
}
