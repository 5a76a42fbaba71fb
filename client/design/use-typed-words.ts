// Whether words were typed in the fields of a dialog that nobody has taken yet. Each field is known from when it is entered first, by what
// stood in it then; what is only searched or chosen by typing counts for nothing.
import { useRef, type FocusEvent } from 'react'

type Field = HTMLInputElement | HTMLTextAreaElement

export type TypedWords = {
  readonly noteFocus: (event: FocusEvent) => void
  readonly hasWords: () => boolean
}

export function useTypedWords(): TypedWords {
  const before = useRef(new Map<Field, string>())
  return {
    noteFocus: ({ target }) => {
      if (isForWords(target) && !before.current.has(target)) before.current.set(target, target.value)
    },
    hasWords: () => [...before.current].some(([field, value]) => field.isConnected && !isTaken(field) && field.value.trim() !== '' && field.value.trim() !== value.trim()),
  }
}

const isForWords = (target: EventTarget): target is Field =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && ['text', 'email', 'url', 'tel'].includes(target.type) && target.getAttribute('role') !== 'combobox')

/** What it shows is what others see: see TextField. */
const isTaken = (field: Field): boolean => field.dataset['committed'] !== undefined
