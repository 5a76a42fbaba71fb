// What a page shows of its comments: which thread is chosen, which box is open, which are looked at, and what was begun and not sent.
import type { Words } from '../../../../shared/documents/thread-commands.ts'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { focusableAt } from '../places.ts'
import { everyone, type CommentFilter } from './comment-list.ts'

export const reviewTabs = ['to-fix', 'comments', 'proposals'] as const
export type ReviewTab = (typeof reviewTabs)[number]
/** A new comment on a place, or on words there. */
export type Box = { readonly about: Path; readonly words: Words | null }

export type CommentsPage = {
  readonly tab: ReviewTab
  readonly chosen: ThreadId | null
  readonly box: Box | null
  readonly filter: CommentFilter
  /** What has just been asked to be brought into sight: another object each time. */
  readonly arrival: { readonly at: 'box' | ThreadId; readonly takesFocus: boolean } | null
}

export class CommentsState {
  private page: CommentsPage = { tab: 'to-fix', chosen: null, box: null, filter: everyone, arrival: null }
  private readonly listeners = new Set<() => void>()
  private readonly panels = new Set<() => void>()
  private isOpenToWriting = false
  /** Where the focus was when the box was opened. */
  private from: HTMLElement | null = null
  /** What was begun, by what it was begun for. For as long as the page lives. */
  readonly drafts = new Map<string, string>()

  get = (): CommentsPage => this.page

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  /** Told when the panel is to be shown. */
  onPanel(show: () => void): () => void {
    this.panels.add(show)
    return () => void this.panels.delete(show)
  }

  /** What texts ask, which do not know of mandates. */
  mayWrite = (): boolean => this.isOpenToWriting

  openToWriting(may: boolean): void {
    this.isOpenToWriting = may
  }

  showTab(tab: ReviewTab): void {
    this.set({ tab, arrival: null })
  }

  /** Whoever chooses what is listed wants to see that alone: the open thread closes, which would stay in any list. */
  filterBy(filter: CommentFilter): void {
    this.set({ filter, chosen: null, arrival: null })
  }

  /** Opens a thread in the panel, or closes the one that is open. */
  choose(chosen: ThreadId | null): void {
    this.set({ chosen, arrival: null })
  }

  /** From anywhere on the page: brings the thread into sight. */
  open(thread: ThreadId, takesFocus: boolean): void {
    this.set({ tab: 'comments', chosen: thread, arrival: { at: thread, takesFocus } })
    this.showPanel()
  }

  /** @param isFloating from a key beside the field, which is gone then: afterwards one is in the field. */
  write(about: Path, words: Words | null, isFloating = false): void {
    if (isFloating) this.from = null
    else if (this.page.box === null) this.from = document.activeElement instanceof HTMLElement ? document.activeElement : null
    this.set({ tab: 'comments', box: { about, words }, arrival: { at: 'box', takesFocus: true } })
    this.showPanel()
  }

  /** Goes back to where one was, else to the field that it was about. @returns whether one is there */
  closeBox(): boolean {
    const { from, page: { box } } = this
    this.from = null
    this.set({ box: null, arrival: null })
    const isThere = from !== null && from !== document.body && from.getClientRects().length > 0
    const back = isThere ? from : focusableAt(box?.about ?? [])
    if (back !== null) requestAnimationFrame(() => back.focus({ preventScroll: true }))
    return back !== null
  }

  showComments(): void {
    this.showReview('comments')
  }

  /** From anywhere on the page: shows the panel, and this part of it. */
  showReview(tab: ReviewTab): void {
    this.set({ tab, arrival: null })
    this.showPanel()
  }

  private showPanel(): void {
    for (const show of this.panels) show()
  }

  private set(change: Partial<CommentsPage>): void {
    this.page = { ...this.page, ...change }
    for (const listener of [...this.listeners]) listener()
  }
}

export const draftOfBox = ({ about, words }: Box): string => `new\n${placeKey(about)}\n${words?.anchor.from ?? ''}${words?.anchor.to ?? ''}`
