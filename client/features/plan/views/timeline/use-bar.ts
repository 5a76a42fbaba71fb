// Moving and stretching one bar, by mouse and by keys. What is dragged is shown and not written until it is let go; Escape
// takes it back. Each step of the keys is written at once, and is one step of undo.
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { setDates } from '../../../../../shared/documents/plan-commands.ts'
import type { ActionId } from '../../../../../shared/ids.ts'
import { announce } from '../../../../design/announcer.ts'
import { usePlan } from '../../plan-context.tsx'
import { useMessage } from '../../use-message.ts'
import { askWhy } from '../../why/ask-why.ts'
import { changed, dragged, lengthOf } from './geometry.ts'
import type { Change, Dates, Span } from './geometry.ts'

type BarOptions = {
  readonly id: ActionId
  readonly title: string
  readonly dates: Dates
  readonly span: Span
  readonly isQuartersOnly: boolean
  readonly mayWrite: boolean
  readonly daysOf: (dates: Dates) => string
}

/** The first keys are arrows and pages; what they do to the bar. */
function stepOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): Change | null {
  const what = shiftKey ? 'to' : altKey ? 'from' : 'move'
  switch (key) {
    case 'ArrowLeft':
      return { what, by: -1, unit: ctrlKey || metaKey ? 'month' : 'day' }
    case 'ArrowRight':
      return { what, by: 1, unit: ctrlKey || metaKey ? 'month' : 'day' }
    case 'PageUp':
      return { what, by: -1, unit: 'quarter' }
    case 'PageDown':
      return { what, by: 1, unit: 'quarter' }
    default:
      return null
  }
}

/** Less than this is a press and no drag, in pixels. */
const slackPx = 3

export function useBar({ id, title, dates, span, isQuartersOnly, mayWrite, daysOf }: BarOptions) {
  const t = useMessage()
  const { plan } = usePlan()
  const [shown, setShown] = useState<Dates | null>(null)
  const cancel = useRef<(() => void) | null>(null)
  useEffect(() => () => cancel.current?.(), [])

  const write = (next: Dates): void => {
    const view = plan.roots.actions.get(id)
    if (view === undefined) return
    setDates(plan, view, next.from, next.to)
    announce(t('timeline.moved', { title, days: daysOf(next) }))
  }
  /** True where the key was for the bar. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): boolean => {
    if (event.key === 'Escape' && cancel.current !== null) {
      event.preventDefault()
      cancel.current()
      announce(t('timeline.taken-back', { title, days: daysOf(dates) }))
      return true
    }
    const step = stepOf(event)
    if (step === null || event.nativeEvent.isComposing) return false
    event.preventDefault()
    if (!mayWrite) {
      announce(t('timeline.locked'))
      askWhy(['actions', id, 'from'], event.currentTarget)
      return true
    }
    const next = changed(dates, step, isQuartersOnly)
    if (next !== null) write(next)
    return true
  }

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    const bar = event.currentTarget
    const track = bar.parentElement
    if (event.button !== 0 || !mayWrite || track === null) return
    const { clientX: startX, pointerId, target } = event
    const handle = target instanceof HTMLElement ? target.dataset['handle'] : undefined
    const what = handle === 'from' || handle === 'to' ? handle : 'move'
    const dayPx = track.getBoundingClientRect().width / lengthOf(span)
    let next: Dates | null = null
    let isDragged = false
    bar.setPointerCapture(pointerId)
    const moved = (move: globalThis.PointerEvent): void => {
      const byPx = move.clientX - startX
      if (!isDragged && Math.abs(byPx) < slackPx) return
      isDragged = true
      next = dragged(dates, what, Math.round(byPx / dayPx), isQuartersOnly)
      setShown(next ?? dates)
    }
    const end = (): void => {
      bar.removeEventListener('pointermove', moved)
      bar.removeEventListener('pointerup', dropped)
      bar.removeEventListener('lostpointercapture', end)
      cancel.current = null
      setShown(null)
    }
    const dropped = (): void => {
      const wanted = next
      end()
      if (wanted !== null) write(wanted)
    }
    cancel.current = () => {
      end()
      bar.releasePointerCapture(pointerId)
    }
    bar.addEventListener('pointermove', moved)
    bar.addEventListener('pointerup', dropped)
    bar.addEventListener('lostpointercapture', end)
  }
  return { shown: shown ?? dates, isDragged: shown !== null, onKeyDown, onPointerDown }
}
