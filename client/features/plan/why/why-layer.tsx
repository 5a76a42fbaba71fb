// "Why?" at every field of a page: a quiet button in the field that has the focus and in the one that is pointed at, and one
// popover. A plan holds hundreds of fields, so none has a button of its own, and nothing is asked of the table of mandates
// until a button is pressed. Tab goes from field to field past it: whoever types on must not land on a button. By keyboard it
// is Alt and W, and the card's own button for what is closed.
import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Path } from '../../../../shared/schema/node.ts'
import { OpenPopover } from '../../../design/open-popover.tsx'
import { useMessage } from '../use-message.ts'
import { fieldAround, pathOfField, whyEvent } from './ask-why.ts'
import type { WhyAnswers, WhyQuestion } from './ask-why.ts'
import styles from './why.module.css'
import { WhyContent } from './why-content.tsx'

export function WhyLayer(answers: WhyAnswers) {
  const t = useMessage()
  const [focused, setFocused] = useState<HTMLElement | null>(null)
  const [pointed, setPointed] = useState<HTMLElement | null>(null)
  const [asked, setAsked] = useState<Path | null>(null)
  const beside = useRef<HTMLElement | null>(null)
  /** Where the focus was when Alt and W was pressed. */
  const from = useRef<HTMLElement | null>(null)
  const isOpen = asked !== null

  useEffect(() => {
    // The popover takes the focus; what it stands beside stays.
    if (isOpen) return
    const cameOver = ({ target }: PointerEvent): void => setPointed(fieldAround(target, true))
    const entered = ({ target }: FocusEvent): void => setFocused(fieldAround(target))
    const left = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget === null) setFocused(null)
    }
    const pressed = (event: KeyboardEvent): void => {
      if (event.code !== 'KeyW' || !event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      const at = fieldAround(document.activeElement)
      if (at === null) return
      event.preventDefault()
      event.stopPropagation()
      beside.current = at
      from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
      setAsked(pathOfField(at))
    }
    const wasAsked = (event: Event): void => {
      const question = (event as CustomEvent<WhyQuestion>).detail
      beside.current = question.beside
      setAsked(question.path)
    }
    document.addEventListener('pointerover', cameOver)
    document.addEventListener('focusin', entered)
    document.addEventListener('focusout', left)
    // On the way down: fields of React Aria let no key rise.
    document.addEventListener('keydown', pressed, { capture: true })
    window.addEventListener(whyEvent, wasAsked)
    return () => {
      document.removeEventListener('pointerover', cameOver)
      document.removeEventListener('focusin', entered)
      document.removeEventListener('focusout', left)
      document.removeEventListener('keydown', pressed, { capture: true })
      window.removeEventListener(whyEvent, wasAsked)
    }
  }, [isOpen])

  const close = (): void => {
    setAsked(null)
    const back = from.current
    from.current = null
    // A chooser lets go of the focus when something opens beside it, so that nothing knows where to give it back.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) back?.focus()
    })
  }

  const buttonIn = (field: HTMLElement) => createPortal(
    <button
      type="button"
      tabIndex={-1}
      data-tells
      className={styles.why}
      aria-haspopup="dialog"
      aria-keyshortcuts="Alt+W"
      // Its name is the word that is read; of which field it is, comes after.
      {...{ 'aria-description': t('why.open-for', { field: answers.nameOf(pathOfField(field)) }) }}
      onClick={({ currentTarget }) => {
        beside.current = currentTarget
        setAsked(pathOfField(field))
      }}
    >
      {t('why.open')}
    </button>,
    field,
    keyOf(field),
  )
  return (
    <>
      {[...new Set([focused, pointed])].map(field => field !== null && buttonIn(field))}
      {asked !== null && (
        <OpenPopover triggerRef={beside} label={t('why.title', { field: answers.nameOf(asked) })} onClose={close}>
          <WhyContent path={asked} answers={answers} onAsk={setAsked} onDone={close} />
        </OpenPopover>
      )}
    </>
  )
}

const keys = new WeakMap<HTMLElement, string>()
let fieldsSeen = 0

/** A button stays the same while its field is pressed, which brings the focus into the field that was pointed at. */
function keyOf(field: HTMLElement): string {
  const key = keys.get(field) ?? String(fieldsSeen++)
  keys.set(field, key)
  return key
}
