// What is pressed on a cell between beginning to write and the field having the focus: on a slow machine that is several
// keys, and a quick drafter fills a cell and goes on with Tab without looking. Kept here, and handed to the field once.
import type { KeyboardEvent } from 'react'

/** Where one goes from a cell: nowhere by itself, to the cell as it is read, or to one beside it. */
export type Leaving = 'stay' | 'cell' | 'below' | 'next' | 'previous'

type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

export class PressedAhead {
  private text = ''
  private leaving: Leaving | null = null

  begin(text: string): void {
    this.text = text
    this.leaving = null
  }
  /** Whether the key is one for the field; after a key that leaves it, nothing more is. */
  press(pressed: Pressed): boolean {
    const to = leavingBy(pressed)
    if (to === null && pressed.key !== 'Backspace' && !isTyped(pressed)) return false
    if (this.leaving !== null) return true
    this.leaving = to
    if (to === null) this.text = pressed.key === 'Backspace' ? this.text.slice(0, -1) : this.text + pressed.key
    return true
  }
  takeTyped(): string {
    const { text } = this
    this.text = ''
    return text
  }
  takeLeaving(): Leaving | null {
    const { leaving } = this
    this.leaving = null
    return leaving
  }
}

function leavingBy({ key, shiftKey }: Pressed): Leaving | null {
  if (key === 'Escape') return 'cell'
  if (key === 'Enter') return 'below'
  return key === 'Tab' ? (shiftKey ? 'previous' : 'next') : null
}

/** One sign, and no key that does something else. */
export const isTyped = ({ key, ctrlKey, metaKey, altKey }: Pressed): boolean => key.length === 1 && !ctrlKey && !metaKey && !altKey
