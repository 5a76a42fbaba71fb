// Where the quiet button of a field stands: in its corner, beside, over or under it, wherever it lies over no control.
import type { CSSProperties } from 'react'

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** What one presses or writes in, closed or open; a text that one may only read is none. */
const controls = 'a[href], button, input, textarea, [contenteditable="true"]'
const gapPx = 4

/** An offset within the field, in pixels; null where every place would lie over a control or beyond the window. */
export function chipPlace(field: HTMLElement, chip: HTMLElement): CSSProperties | null {
  const at = field.getBoundingClientRect()
  const { width, height } = chip.getBoundingClientRect()
  const atRight = at.right - width
  const corner = { left: atRight, top: at.top - gapPx }
  const over = { left: atRight, top: at.top - height }
  const under = { left: atRight, top: at.bottom }
  const beside = { left: at.right + gapPx, top: (at.top + at.bottom - height) / 2 }
  const atFirstLine = { ...beside, top: at.top }
  const inline = field.dataset['whyInline']
  const places = inline !== undefined ? [beside, over, under] : field.dataset['text'] === 'rich' ? [over, atFirstLine, under, corner] : [corner, over, under]
  // Over the edge of a card it would lie under what stands beside the page.
  const end = Math.min(document.documentElement.clientWidth, field.closest('article')?.getBoundingClientRect().right ?? Number.POSITIVE_INFINITY)
  const near = controlsNear(field, chip)
  const free = places.find(({ left, top }) => {
    const box = { left, top, right: left + width, bottom: top + height }
    return left >= 0 && box.right <= end && !near.some(control => overlap(control, box)) && !liesOverControl(box, field, chip)
  })
  return free === undefined ? null : { insetInlineStart: free.left - at.left - field.clientLeft, insetBlockStart: free.top - at.top - field.clientTop }
}

const overlap = (one: Box, other: Box): boolean => one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

/** Those of the same card around it: what is disabled is met by no pointer, so it is asked where it stands. Other cards are
 *  left out: asking where something stands in one that is out of sight would lay it out. */
function controlsNear(field: HTMLElement, chip: HTMLElement): readonly Box[] {
  const card = field.closest('article')
  return [...(field.parentElement ?? field).querySelectorAll(controls)]
    .filter(control => !chip.contains(control) && !control.contains(field) && control.closest('article') === card)
    .map(control => control.getBoundingClientRect())
    .filter(({ width, height }) => width > 1 && height > 1)
}

function liesOverControl({ left, top, right, bottom }: Box, field: HTMLElement, chip: HTMLElement): boolean {
  const across = [left + 1, (left + right) / 2, right - 1]
  const down = [top + 1, (top + bottom) / 2, bottom - 1]
  return across.some(x => down.some(y => document.elementsFromPoint(x, y).some(element => {
    const control = element.closest(controls)
    return control !== null && !chip.contains(control) && !control.contains(field)
  })))
}
