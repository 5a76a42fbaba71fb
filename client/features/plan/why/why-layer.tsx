// "Why?" at every field of a page: one quiet button that moves into the field that is pointed at or has the focus, and one
// popover. A plan holds hundreds of fields, so none has a button of its own, and nothing is asked of the table of mandates
// until the button is pressed. In the field, the button is the next stop of the keyboard after it.
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Path } from '../../../../shared/schema/node.ts'
import type { Why } from '../../../../shared/mandates/why.ts'
import { OpenPopover } from '../../../design/popover.tsx'
import { useMessage } from '../use-message.ts'
import { fieldAround, pathOfField, whyEvent } from './ask-why.ts'
import type { WhyQuestion } from './ask-why.ts'
import styles from './why.module.css'

const WhyContent = lazy(() => import('./why-content.tsx'))

/** Answers for the document that the page shows. */
export type WhyAnswers = {
  readonly whyAt: (path: Path) => Why | null
  /** What the field at a path is called. */
  readonly nameOf: (path: Path) => string
  /** Fields beside it, for whoever cannot reach one of them: what is closed takes no focus. */
  readonly beside?: (path: Path) => readonly Path[]
}

export function WhyLayer(answers: WhyAnswers) {
  const t = useMessage()
  const [field, setField] = useState<HTMLElement | null>(null)
  const [asked, setAsked] = useState<Path | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const beside = useRef<HTMLElement | null>(null)
  const isOpen = asked !== null

  useEffect(() => {
    // The popover takes the focus; what it stands beside stays.
    if (isOpen) return
    const focused = (): HTMLElement | null => fieldAround(document.activeElement)
    const pointed = ({ target }: PointerEvent): void => {
      if (button.current !== document.activeElement) setField(fieldAround(target) ?? focused())
    }
    const entered = ({ target }: FocusEvent): void => setField(fieldAround(target))
    const pressed = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyW' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const at = focused()
      if (at === null) return
      event.preventDefault()
      event.stopPropagation()
      beside.current = at
      setField(at)
      setAsked(pathOfField(at))
    }
    const wasAsked = (event: Event): void => {
      const question = (event as CustomEvent<WhyQuestion>).detail
      beside.current = question.beside
      setAsked(question.path)
    }
    document.addEventListener('pointerover', pointed)
    document.addEventListener('focusin', entered)
    // On the way down: fields of React Aria let no key rise.
    document.addEventListener('keydown', pressed, { capture: true })
    window.addEventListener(whyEvent, wasAsked)
    return () => {
      document.removeEventListener('pointerover', pointed)
      document.removeEventListener('focusin', entered)
      document.removeEventListener('keydown', pressed, { capture: true })
      window.removeEventListener(whyEvent, wasAsked)
    }
  }, [isOpen])

  const press = (): void => {
    if (field === null) return
    beside.current = button.current
    setAsked(pathOfField(field))
  }
  return (
    <>
      {field !== null && createPortal(
        <button ref={button} type="button" data-tells className={styles.why} aria-haspopup="dialog" aria-expanded={isOpen} aria-keyshortcuts="Alt+W" aria-label={t('why.open-for', { field: answers.nameOf(pathOfField(field)) })} onClick={press}>
          {t('why.open')}
        </button>,
        field,
      )}
      {asked !== null && (
        <OpenPopover triggerRef={beside} label={t('why.title', { field: answers.nameOf(asked) })} onClose={() => setAsked(null)}>
          <Suspense fallback={null}><WhyContent path={asked} answers={answers} onAsk={setAsked} onDone={() => setAsked(null)} /></Suspense>
        </OpenPopover>
      )}
    </>
  )
}
