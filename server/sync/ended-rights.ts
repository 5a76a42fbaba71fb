// Rights that ended while somebody was being let in: a session is looked up, then a document is loaded, and in between the
// session may end or a function change. Whoever lets somebody in marks the moment before looking up, and asks again after.
import type { PersonId } from '../../shared/ids.ts'

type Ending = { readonly sessionId: string } | { readonly person: PersonId }

/** More endings than this while one socket is being let in: the socket comes back and is let in anew. */
const remembered = 1_000

export class EndedRights {
  private count = 0
  private endings: Ending[] = []

  note(ending: Ending): void {
    this.count++
    this.endings.push(ending)
    if (this.endings.length > remembered) this.endings.shift()
  }

  mark(): number {
    return this.count
  }

  /** Whether functions of this person may have ended since the mark. */
  hasEndedFor(person: PersonId, mark: number): boolean {
    return this.news(mark, ending => 'person' in ending && ending.person === person)
  }

  /** Whether what was true of this session at the mark may no longer be. */
  since(mark: number, session: { readonly sessionId: string; readonly person: { readonly id: PersonId } }): boolean {
    return this.news(mark, ending => ('person' in ending ? ending.person === session.person.id : ending.sessionId === session.sessionId))
  }

  private news(mark: number, concerns: (ending: Ending) => boolean): boolean {
    const news = this.count - mark
    if (news > this.endings.length) return true
    return news > 0 && this.endings.slice(-news).some(concerns)
  }
}
