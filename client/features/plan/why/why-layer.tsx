// "Why?" at every field of a page: one quiet button, in the field that was pointed at or entered last, and one popover. A plan holds hundreds of fields, so none has a button of its own, and nothing is asked of the table of mandates
// until a button is pressed. Tab goes from field to field past it: whoever types on must not land on a button. By keyboard it
// is Alt and W, and the card's own button for what is closed.
import { MessageSquarePlus, PenLine } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { CSSProperties } from 'react'
import { createPortal } from 'react-dom'
import type { Path } from '../../../../shared/schema/node.ts'
import { classNames } from '../../../design/class-names.ts'
import { OpenPopover } from '../../../design/open-popover.tsx'
import { showToast } from '../../../design/toasts.tsx'
import { useCommands } from '../../../shell/commands.tsx'
import { useMessage } from '../use-message.ts'
import { fieldAround, pathOfField, proposedAt, whyEvent } from './ask-why.ts'
import type { WhyAnswers, WhyQuestion } from './ask-why.ts'
import { chipPlace } from './chip-place.ts'
import styles from './why.module.css'
import { WhyContent } from './why-content.tsx'

/** What delegations are asked for, or say for themselves: nobody proposes it for them. */
const ofDelegations: readonly (string | undefined)[] = ['participants', 'coLeaders', 'offers', 'answers', 'services', 'contacts', 'contributions', 'ownResources', 'deliveries']
const isOfDelegations = ([, , field]: Path): boolean => ofDelegations.includes(field)

/** @param onComment beside "Why?": comments on the field, for whoever may. */
export function WhyLayer({ onComment, ...answers }: WhyAnswers & { readonly onComment?: ((path: Path) => void) | undefined }) {
  const t = useMessage()
  const [focused, setFocused] = useState<HTMLElement | null>(null)
  /** Null where what is pointed at is no field: then it is the one that has the focus. */
  const [pointed, setPointed] = useState<HTMLElement | null>(null)
  const [asked, setAsked] = useState<Path | null>(null)
  const beside = useRef<HTMLElement | null>(null)
  /** Where the focus was when it was asked. */
  const from = useRef<HTMLElement | null>(null)
  const isOpen = asked !== null

  useEffect(() => {
    // The popover takes the focus; what it stands beside stays.
    if (isOpen) return
    const cameOver = ({ target }: PointerEvent): void => setPointed(fieldAround(target, true))
    // Whoever goes on by keyboard is no longer where the pointer was left.
    const entered = ({ target }: FocusEvent): void => {
      setFocused(fieldAround(target))
      setPointed(null)
    }
    const left = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget === null) setFocused(null)
    }
    const wasAsked = (event: Event): void => {
      const question = (event as CustomEvent<WhyQuestion>).detail
      beside.current = question.beside
      setAsked(question.path)
    }
    document.addEventListener('pointerover', cameOver)
    document.addEventListener('focusin', entered)
    document.addEventListener('focusout', left)
    window.addEventListener(whyEvent, wasAsked)
    return () => {
      document.removeEventListener('pointerover', cameOver)
      document.removeEventListener('focusin', entered)
      document.removeEventListener('focusout', left)
      window.removeEventListener(whyEvent, wasAsked)
    }
  }, [isOpen])

  useCommands([{
    id: 'why',
    label: t('why.shortcut-list'),
    place: 'page',
    keys: [['Alt', 'W']],
    isByKeysOnly: true,
    takes: () => !isOpen && fieldAround(document.activeElement) !== null,
    run: () => {
      const at = fieldAround(document.activeElement)
      if (at === null) return
      beside.current = at
      from.current = document.activeElement instanceof HTMLElement ? document.activeElement : null
      setAsked(pathOfField(at))
    },
  }, ...(answers.onPropose === undefined ? [] : [{
    id: 'propose',
    label: t('proposals.key'),
    place: 'page' as const,
    keys: [['Mod', 'Alt', 'P'], ['Shift', 'F8']],
    isByKeysOnly: true,
    run: () => {
      const at = fieldAround(document.activeElement)
      const path = at === null ? [] : pathOfField(at)
      const place = proposedAt(path, answers)
      if (place === null) showToast({ text: t(isOfDelegations(path) ? 'proposals.not-here-asked' : 'proposals.not-here') })
      else answers.onPropose?.(place)
    },
  }])])

  const close = (): void => {
    setAsked(null)
    const back = from.current
    from.current = null
    // A chooser lets go of the focus when something opens beside it, so that nothing knows where to give it back.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) back?.focus()
    })
  }

  const field = pointed ?? focused
  const proposed = field === null ? null : proposedAt(pathOfField(field), answers)
  return (
    <>
      {field !== null && field.isConnected && createPortal(
        <Chip
          field={field}
          about={t('why.open-for', { field: answers.nameOf(pathOfField(field)) })}
          {...(onComment === undefined ? {} : { comment: { words: t('comments.on-field', { field: answers.nameOf(pathOfField(field)) }), onPress: () => onComment(pathOfField(field)) } })}
          {...(proposed === null ? {} : { propose: { words: t('proposals.on-field', { field: answers.nameOf(proposed) }), onPress: () => answers.onPropose?.(proposed) }, isOnlyProposed: answers.mayWrite?.(proposed) === false })}
          onAsk={chip => {
            beside.current = chip
            from.current = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : chip
            setAsked(pathOfField(field))
          }}
        />,
        field,
        keyOf(field),
      )}
      {asked !== null && (
        <OpenPopover triggerRef={beside} label={t('why.title', { field: answers.nameOf(asked) })} onClose={close}>
          <WhyContent path={asked} answers={answers} onAsk={setAsked} onDone={close} />
        </OpenPopover>
      )}
    </>
  )
}

type ChipAct = { readonly words: string; readonly onPress: () => void }
type ChipProps = { readonly field: HTMLElement; readonly about: string; readonly comment?: ChipAct; readonly propose?: ChipAct; /** Whoever may only propose is never told so by a sign alone. */ readonly isOnlyProposed?: boolean; readonly onAsk: (chip: HTMLElement) => void }

function Chip({ field, about, comment, propose, isOnlyProposed = false, onAsk }: ChipProps) {
  const t = useMessage()
  const chip = useRef<HTMLSpanElement>(null)
  const [place, setPlace] = useState<CSSProperties | null>(null)
  useLayoutEffect(() => {
    let frame: number | null = null
    const look = (): void => {
      frame = null
      if (chip.current !== null) setPlace(placeOfChip(field, chip.current, isOnlyProposed))
    }
    const lookSoon = (): void => {
      frame ??= requestAnimationFrame(look)
    }
    look()
    // What stands around it moves: bars that stay in sight while one scrolls, findings that come.
    window.addEventListener('scroll', lookSoon, { capture: true, passive: true })
    const sizes = new ResizeObserver(lookSoon)
    sizes.observe(field)
    return () => {
      if (frame !== null) cancelAnimationFrame(frame)
      window.removeEventListener('scroll', lookSoon, { capture: true })
      sizes.disconnect()
    }
  }, [field, isOnlyProposed])
  return (
    <span ref={chip} className={styles.chips} style={place ?? { visibility: 'hidden' }}>
      <button
        type="button"
        tabIndex={-1}
        data-tells
        className={styles.why}
        aria-haspopup="dialog"
        aria-keyshortcuts="Alt+W"
        // Its name is the word that is read; of which field it is, comes after.
        {...{ 'aria-description': about }}
        // The focus stays where one writes, and is there again afterwards.
        onMouseDown={event => event.preventDefault()}
        onClick={({ currentTarget }) => onAsk(currentTarget)}
      >
        {t('why.open')}
      </button>
      {comment !== undefined && (
        <button type="button" tabIndex={-1} data-tells className={classNames(styles.why, styles.comment)} aria-label={t('comments.on-this')} {...{ 'aria-description': comment.words }} data-name-tip={comment.words} aria-keyshortcuts="Control+Alt+M" onMouseDown={event => event.preventDefault()} onClick={comment.onPress}>
          <MessageSquarePlus aria-hidden />
        </button>
      )}
      {propose !== undefined && (
        <button type="button" tabIndex={-1} data-tells className={styles.why} aria-label={t('proposals.on-this')} {...{ 'aria-description': propose.words }} data-name-tip={propose.words} aria-keyshortcuts="Control+Alt+P" onMouseDown={event => event.preventDefault()} onClick={propose.onPress}>
          <PenLine aria-hidden /><span aria-hidden className={isOnlyProposed ? styles.said : styles.saidWhereRoomy}>{t('proposals.on-this-short')}</span>
        </button>
      )}
    </span>
  )
}

/** With the words where they find room; else without the word, or for whoever may only propose without commenting beside it. */
function placeOfChip(field: HTMLElement, chip: HTMLElement, isOnlyProposed: boolean): CSSProperties | null {
  delete chip.dataset['short']
  const place = chipPlace(field, chip)
  if (place !== null) return place
  chip.dataset['short'] = isOnlyProposed ? 'comment' : 'word'
  return chipPlace(field, chip)
}

const keys = new WeakMap<HTMLElement, string>()
let fieldsSeen = 0

/** A button stays the same while its field is pressed, which brings the focus into the field that was pointed at. */
function keyOf(field: HTMLElement): string {
  const key = keys.get(field) ?? String(fieldsSeen++)
  keys.set(field, key)
  return key
}
