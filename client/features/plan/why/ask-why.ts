// Asks the page why a field may or may not be written, from anywhere on it: the one popover of the page answers.
import type { Why } from '../../../../shared/mandates/why.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { pathOfPlace } from '../places.ts'

/** Answers for the document that the page shows. */
export type WhyAnswers = {
  readonly whyAt: (path: Path) => Why | null
  /** What the field at a path is called. */
  readonly nameOf: (path: Path) => string
  /** Fields beside it, for whoever cannot reach one of them: what is closed takes no focus. */
  readonly beside?: (path: Path) => readonly Path[]
  /** Whether another can be proposed for what stands there. */
  readonly isProposable?: (path: Path) => boolean
  readonly onPropose?: (path: Path) => void
  /** Whether this person may write there by themselves. */
  readonly mayWrite?: (path: Path) => boolean
}

/** Where one proposes what the field is to say; null: nowhere. */
export const proposedAt = (path: Path, { isProposable, onPropose }: WhyAnswers): Path | null => (onPropose !== undefined && isProposable?.(path) === true ? path : null)

export type WhyQuestion = { readonly path: Path; readonly beside: HTMLElement }

export const whyEvent = 'empact-why'

/** @param beside the control that was pressed; the popover stands beside it. */
export const askWhy = (path: Path, beside: HTMLElement): void => void window.dispatchEvent(new CustomEvent<WhyQuestion>(whyEvent, { detail: { path, beside } }))

/** The field that an element is in: where its place says too little or too much, `data-why` says more. For a pointer, what
 *  stands in a row of controls is of the list around it: a button that came and went there would push them about. */
export function fieldAround(target: EventTarget | null, isPointed = false): HTMLElement | null {
  const field = target instanceof Element ? target.closest<HTMLElement>(isPointed ? '[data-why]:not([data-why-inline="focus"]), [data-place], [data-own-side]' : '[data-why], [data-place], [data-own-side]') : null
  // A card or a row of the table is no field, nor is a draft beside one; a card has its own button.
  return field === null || field.matches('article, [data-whole], [data-own-side]') ? null : field
}

export const pathOfField = ({ dataset }: HTMLElement): Path => pathOfPlace(dataset['why'] ?? dataset['place'] ?? '')
