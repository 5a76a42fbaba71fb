// The inbox of the delegation that the person acts for: one copy for the bars and the page, asked for anew when the server says that something
// is said.
import { useEffect } from 'react'
import type { InboxAnswer } from '../../shared/api/inbox.ts'
import type { PartyId, PersonId } from '../../shared/ids.ts'
import { inboxApi } from '../inbox-api.ts'
import { usePagePerson } from '../shell/session.tsx'
import { knownForPerson } from './known-for-person.ts'
import { useLivePlans } from './use-live-plans.tsx'

const known = knownForPerson<InboxAnswer>()
/** The last question: an answer to one before it says less. */
let asked = 0

async function ask(person: PersonId, party: PartyId): Promise<void> {
  const question = ++asked
  const answer = await inboxApi.read(party)
  // Without an answer what is known stays: the next word of the server asks again.
  if (answer.ok && question === asked) known.show({ person, party, told: answer.value })
}

/** Null until it is known. */
export function useInbox(): InboxAnswer | null {
  const { person, party } = usePagePerson()
  const { positions } = useLivePlans()
  useEffect(() => {
    if (party !== null) void ask(person.id, party)
  // Asked for each word of the server that something is said.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [person.id, party, positions])
  return known.useTold(person.id, party)
}

/** Says that these were read, or are to be shown as unread; shown at once, and put right where the server did not take it. */
export async function markInInbox(ids: readonly string[], isRead: boolean): Promise<void> {
  const before = known.current()
  if (before === null || ids.length === 0) return
  const entries = before.told.entries.map(entry => (ids.includes(entry.id) ? { ...entry, isUnread: !isRead } : entry))
  // What is to be new again is told by the server.
  const positions = before.told.positions.map(position => (isRead && position.unread.some(id => ids.includes(id)) ? { ...position, unread: position.unread.filter(id => !ids.includes(id)) } : position))
  known.show({ ...before, told: { entries, positions } })
  const answer = await inboxApi.mark(ids, isRead)
  if (!answer.ok) void ask(before.person, before.party)
}

/** How much of it waits: what this person has not read, what colleagues noted among it, and rounds that its delegation has not answered. */
export const countOf = ({ entries, positions }: InboxAnswer): number =>
  entries.filter(({ isUnread }) => isUnread).length
  + positions.filter(({ isAsked, answer }) => isAsked && answer === null).length
  + positions.filter(({ unread }) => unread.some(isOfDraft)).length

/** Whether something unread of a round is what a colleague noted for the delegation. */
export const isOfDraft = (id: string): boolean => id.startsWith('position:')
