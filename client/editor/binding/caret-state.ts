// What another person's page says in awareness, as far as texts show it. Others' words are checked: a cursor that
// points to nothing must not stop the page.
import * as Y from 'yjs'
import { z } from 'zod'

const Id = z.object({ client: z.int().nonnegative(), clock: z.int().nonnegative() })
const Position = z
  .object({ type: Id.nullish(), tname: z.string().nullish(), item: Id.nullish(), assoc: z.int().nullish() })
  .refine(({ type, tname, item }) => type != null || tname != null || item != null)

/** The server stamps `user`; the page itself says the rest. */
const CaretState = z.object({
  user: z.object({ name: z.string(), party: z.string(), color: z.string().regex(/^#[0-9a-f]{6}$/i) }),
  cursor: z.object({ anchor: Position, head: Position }),
})

export type CaretUser = z.infer<typeof CaretState>['user']
export type Caret = {
  readonly clientId: number
  readonly user: CaretUser
  readonly anchor: Y.RelativePosition
  readonly head: Y.RelativePosition
}

/** What a page said stays the same object until it says something else. */
const parsedByState = new WeakMap<object, z.infer<typeof CaretState> | null>()

function parsedCaret(state: unknown): z.infer<typeof CaretState> | null {
  if (typeof state !== 'object' || state === null) return null
  let parsed = parsedByState.get(state)
  if (parsed === undefined) parsedByState.set(state, (parsed = CaretState.safeParse(state).data ?? null))
  return parsed
}

/** The carets of others that stand in this text now. */
export function caretsIn(fragment: Y.XmlFragment, states: ReadonlyMap<number, unknown>): Caret[] {
  const { doc } = fragment
  if (doc === null) return []
  const carets: Caret[] = []
  for (const [clientId, state] of states) {
    if (clientId === doc.clientID) continue
    const parsed = parsedCaret(state)
    if (parsed === null) continue
    const { user, cursor } = parsed
    const anchor = Y.createRelativePositionFromJSON(cursor.anchor)
    const head = Y.createRelativePositionFromJSON(cursor.head)
    if (isWithin(fragment, doc, anchor) && isWithin(fragment, doc, head)) carets.push({ clientId, user, anchor, head })
  }
  return carets
}

function isWithin(fragment: Y.XmlFragment, doc: Y.Doc, position: Y.RelativePosition): boolean {
  // Yjs makes a root of any name that it is asked for.
  if (position.tname !== null && !doc.share.has(position.tname)) return false
  let type: Y.AbstractType<unknown> | null = Y.createAbsolutePositionFromRelativePosition(position, doc)?.type ?? null
  while (type !== null && type !== fragment) type = type.parent
  return type !== null
}
