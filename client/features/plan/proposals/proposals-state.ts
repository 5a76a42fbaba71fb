// What a page shows of its proposals: which drafts are open for writing, which proposal is looked at, which are chosen together.
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { allOpen } from './proposal-list.ts'
import type { ProposalFilter } from './proposal-list.ts'

export type ProposalsPage = {
  /** Places at which our draft is open, by their keys. */
  readonly opened: ReadonlySet<string>
  readonly filter: ProposalFilter
  /** Chosen to be decided together. */
  readonly picked: ReadonlySet<ProposalId>
  /** What has just been asked to be brought into sight in the panel: another object each time. */
  readonly arrival: { readonly at: ProposalId } | null
  /** Places that are being asked for at the server. */
  readonly begun: ReadonlySet<string>
  /** Where the caret goes when the draft is drawn, once. */
  readonly toFocus: string | null
}

export class ProposalsState {
  private page: ProposalsPage = { opened: new Set(), filter: allOpen, picked: new Set(), arrival: null, begun: new Set(), toFocus: null }
  private readonly listeners = new Set<() => void>()

  get = (): ProposalsPage => this.page

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** @param takesFocus whether the caret goes into it. */
  openDraft(place: Path, takesFocus: boolean): void {
    const key = placeKey(place)
    this.set({ opened: new Set([...this.page.opened, key]), toFocus: takesFocus ? key : null })
  }

  closeDraft(place: Path): void {
    this.closeKey(placeKey(place))
  }

  /** @param closed a place by its key. */
  closeKey(closed: string): void {
    this.set({ opened: new Set([...this.page.opened].filter(key => key !== closed)), toFocus: this.page.toFocus === closed ? null : this.page.toFocus })
  }

  focused(): void {
    if (this.page.toFocus !== null) this.set({ toFocus: null })
  }

  asks(place: Path, isAsking: boolean): void {
    const others = [...this.page.begun].filter(key => key !== placeKey(place))
    this.set({ begun: new Set(isAsking ? [...others, placeKey(place)] : others) })
  }

  filterBy(filter: ProposalFilter): void {
    this.set({ filter, picked: new Set(), arrival: null })
  }

  /** Brings one into sight, whatever is looked at. */
  show(id: ProposalId, state: ProposalFilter['state'] = 'open'): void {
    this.set({ filter: { ...allOpen, state }, arrival: { at: id } })
  }

  pick(ids: readonly ProposalId[], isPicked: boolean): void {
    const picked = new Set(this.page.picked)
    for (const id of ids) if (isPicked) picked.add(id)
    else picked.delete(id)
    this.set({ picked })
  }

  private set(change: Partial<ProposalsPage>): void {
    this.page = { ...this.page, ...change }
    for (const listener of [...this.listeners]) listener()
  }
}
