// What is typed into our draft position, until the server has it.
// Invariants: 1. what was typed is sent with the revision that it was begun from, so that nobody's words are written over unseen; 2. where a
// colleague wrote the other field meanwhile, both are kept; where it is the same field, the person decides; 3. what is not stored stays on the
// page, and is sent once more when the person asks, types on or leaves.
import type { DraftBody, DraftPosition } from '../../../shared/api/open-rounds.ts'
import type { RoundAnswer } from '../../../shared/workflow/positions.ts'
import type { Answer } from '../../api.ts'

/** How long a pause in typing is before it is sent. */
const pauseMs = 700

type Written = { readonly answer: RoundAnswer | null; readonly remarks: string }
export type Field = keyof Written
type Typed = Partial<Written>
type Stored = Written & { readonly revision: number }
export type DraftProblem =
  | { readonly type: 'not-saved'; readonly why: string }
  | { readonly type: 'theirs'; readonly field: Field; readonly theirs: DraftPosition }

/** `typed`: what the server does not have yet. */
export type DraftState = { readonly stored: Stored; readonly typed: Typed; readonly problem: DraftProblem | null }

export type DraftEnvironment = {
  readonly write: (draft: Omit<DraftBody, 'party'>) => Promise<Answer<{ readonly revision: number }>>
  /** What stands there now; null: nothing, or it is not known. */
  readonly readNow: () => Promise<DraftPosition | null>
  readonly saved: () => void
  readonly after: (ms: number, act: () => void) => () => void
}

export type DraftWriter = ReturnType<typeof createDraftWriter>

export function createDraftWriter(draft: DraftPosition | null, { write, readNow, saved, after }: DraftEnvironment) {
  let state: DraftState = { stored: storedOf(draft), typed: {}, problem: null }
  let isSending = false
  let stopWaiting = (): void => undefined
  const listeners = new Set<() => void>()
  const show = (next: Partial<DraftState>): void => {
    state = { ...state, ...next }
    for (const listener of listeners) listener()
  }

  /** Null: it is stored. */
  const sendOnce = async (): Promise<DraftProblem | null> => {
    const { typed, stored: { revision, ...before } } = state
    const next = { ...before, ...typed }
    const answer = await write({ ...next, revision })
    if (answer.ok) {
      show({ stored: { ...next, revision: answer.value.revision }, typed: without(state.typed, typed) })
      return null
    }
    if (answer.error.code !== 'draft-position/changed-meanwhile') return { type: 'not-saved', why: answer.error.message }
    const theirs = await readNow()
    if (theirs === null) return { type: 'not-saved', why: answer.error.message }
    const field = fields.find(each => typed[each] !== undefined && theirs[each] !== before[each] && theirs[each] !== typed[each])
    show({ stored: storedOf(theirs) })
    return field === undefined ? null : { type: 'theirs', field, theirs }
  }
  const send = async (): Promise<void> => {
    stopWaiting()
    if (isSending || isEmpty(state.typed)) return
    isSending = true
    show({ problem: null })
    let problem: DraftProblem | null = null
    while (problem === null && !isEmpty(state.typed)) problem = await sendOnce()
    isSending = false
    show({ problem })
    saved()
  }

  return {
    get: (): DraftState => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** What the server told. While something is typed it was begun from what stood there before, and that is kept. */
    told: (now: DraftPosition | null): void => {
      if (!isSending && isEmpty(state.typed) && storedOf(now).revision > state.stored.revision) show({ stored: storedOf(now) })
    },
    type: (part: Typed): void => {
      show({ typed: { ...state.typed, ...part } })
      stopWaiting()
      stopWaiting = after(pauseMs, () => void send())
    },
    send,
    /** Gives up what was typed into one field. */
    leaveTheirs: (field: Field): void => {
      const { [field]: _left, ...rest } = state.typed
      show({ typed: rest, problem: null })
      void send()
    },
  }
}

const fields = ['answer', 'remarks'] as const satisfies readonly Field[]
const storedOf = (draft: DraftPosition | null): Stored => ({ answer: draft?.answer ?? null, remarks: draft?.remarks ?? '', revision: draft?.revision ?? 0 })
const isEmpty = (typed: Typed): boolean => fields.every(field => typed[field] === undefined)
/** What was typed on while it was being sent stays. */
function without(typed: Typed, sent: Typed): Typed {
  return {
    ...(typed.answer !== undefined && typed.answer !== sent.answer && { answer: typed.answer }),
    ...(typed.remarks !== undefined && typed.remarks !== sent.remarks && { remarks: typed.remarks }),
  }
}
