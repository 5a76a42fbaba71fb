// How the acts in the rows go: under way, done, kept or not taken. After an act that is done the focus goes on to the next row,
// and what was done is said, with how much is left.
import { useCallback, useEffect, useRef, useState } from 'react'
import { announce } from '../../design/announcer.ts'
import { useMessage } from './use-message.ts'
import type { OwnMessageId } from '../../messages/en/my-delegation.ts'
import { keyOf, type Perform, type Task, type Went } from './tasks.ts'

export type RowState = { readonly does: Task['decision']['does']; readonly state: 'saving' } | ({ readonly does: Task['decision']['does']; readonly state: 'settled' } & Went)

export type Rows = {
  readonly stateOf: (about: Task['about']) => RowState | undefined
  /** @param name what the row asks, for saying what was done. */
  readonly run: (task: Task, name: string) => Promise<Went>
}

export const doneText = (does: Task['decision']['does']): OwnMessageId => `own.done-${does}`

/** @param present the keys of all rows that are on the page; the same list while nothing changes. */
export function useRows(perform: Perform, present: readonly string[]): Rows {
  const t = useMessage()
  const [states, setStates] = useState<ReadonlyMap<string, RowState>>(new Map())
  const shown = useRef(present)
  const [presentBefore, setPresentBefore] = useState(present)
  // What left the list and comes back is another request.
  if (present !== presentBefore) {
    setPresentBefore(present)
    const left = [...states].filter(([key, { state }]) => state === 'saving' || present.includes(key))
    if (left.length < states.size) setStates(new Map(left))
  }
  useEffect(() => {
    shown.current = present
  }, [present])
  const run = useCallback(async (task: Task, name: string): Promise<Went> => {
    const key = keyOf(task.about)
    const { does } = task.decision
    const beside = neighboursOf(key)
    setStates(before => new Map(before).set(key, { does, state: 'saving' }))
    const went = await perform(task)
    const isStillThere = shown.current.includes(key)
    setStates(before => {
      const next = new Map(before)
      if ((went.went === 'done' && waitsOn(does)) || !isStillThere) next.delete(key)
      else next.set(key, { does, state: 'settled', ...went })
      return next
    })
    if (went.went === 'failed') {
      announce(`${went.sentence} ${name}`)
      return went
    }
    const left = shown.current.filter(other => other !== key && !other.startsWith('join ')).length + (waitsOn(does) ? 1 : 0)
    announce(`${went.went === 'kept' ? went.sentence : t('own.told-done', { done: t(doneText(does)), row: name })} ${t('own.told-left', { count: left })}`)
    goOn(key, beside)
    return went
  }, [perform, t])
  return { stateOf: about => states.get(keyOf(about)), run }
}

/** What was put off waits on, and a pen that was asked for again still ends. */
const waitsOn = (does: Task['decision']['does']): boolean => does === 'later' || does === 'ask-again'

const rowsOnPage = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-row]')]

/** The rows after this one, then those before it, nearest first. */
function neighboursOf(key: string): readonly string[] {
  const keys = rowsOnPage().map(row => row.dataset['row'] ?? '')
  const at = keys.indexOf(key)
  return [...keys.slice(at + 1), ...keys.slice(0, Math.max(at, 0)).toReversed()]
}

/** Goes on from a row that is about to leave the list. */
export const goOnFrom = (key: string): void => goOn(key, neighboursOf(key))

/** The person may have gone elsewhere meanwhile: then the focus is left there. */
function goOn(key: string, beside: readonly string[]): void {
  requestAnimationFrame(() => {
    const rows = new Map(rowsOnPage().map(row => [row.dataset['row'] ?? '', row]))
    const { activeElement } = document
    const isElsewhere = activeElement !== null && activeElement !== document.body && rows.get(key)?.contains(activeElement) !== true
    if (isElsewhere) return
    for (const other of beside) {
      const control = rows.get(other)?.querySelector<HTMLElement>('button:not(:disabled)')
      if (control === null || control === undefined) continue
      control.focus()
      return
    }
    document.querySelector<HTMLElement>('[data-waiting-title]')?.focus()
  })
}
