// What a connection says of itself in the query of its upgrade. The server believes none of it but checks it: the
// person against the session, the party against the memberships, the client ids against their owners.
import { z } from 'zod'
import { PartyId, PersonId } from '../ids.ts'
import { maxClientIds } from './limits.ts'

/** Yjs client ids are unsigned 32-bit integers. */
const ClientIds = z.array(z.int().min(0).max(0xffff_ffff)).max(maxClientIds)

export const Hello = z.strictObject({
  /** Who the page takes itself for; another person's session is turned away (4401). */
  person: PersonId,
  /** The delegation the person acts for. */
  party: PartyId,
  /** The client ids that this connection may write under: its own, and those of unsent work. None for a page
   *  that only reads: nothing is bound for it, no update of it is taken, and no state of it is shown to others. */
  clients: z
    .string()
    .max(12 * maxClientIds)
    .transform(list => (list === '' ? [] : list.split(',').map(Number)))
    .pipe(ClientIds),
  /** Version of the document schema that the page was built with. */
  schema: z.coerce.number().int().min(0),
  /** Epoch and last `seq` that the client has seen, when it holds anything at all, with the proof that came with the seq. */
  epoch: z.string().max(40).optional(),
  seq: z.coerce.number().int().min(0).optional(),
  proof: z.string().max(60).optional(),
  /** Present when the client speaks our message types. */
  provider: z.coerce.number().int().optional(),
})
export type Hello = z.infer<typeof Hello>

/** The query string of a hello; the inverse of parsing one. */
export function helloToQuery(hello: Hello): string {
  const query = new URLSearchParams({
    person: hello.person,
    party: hello.party,
    clients: hello.clients.join(','),
    schema: String(hello.schema),
  })
  if (hello.epoch !== undefined) query.set('epoch', hello.epoch)
  if (hello.seq !== undefined) query.set('seq', String(hello.seq))
  if (hello.proof !== undefined) query.set('proof', hello.proof)
  if (hello.provider !== undefined) query.set('provider', String(hello.provider))
  return query.toString()
}
