// Fields of the page by their path in the plan: how one is named in the page, and how one goes there.
import type { ActionId, PlanId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'

/** The id of the element that holds the field at a path. */
export const fieldId = (path: Path): string => `at-${path.join('-').replace(/[^A-Za-z0-9_-]/g, '_')}`

/** What an element says of the place that it is, for telling the others where one is. Ids of goals hold slashes. */
export const placeOf = (path: Path): string => path.map(encodeURIComponent).join('/')
export const pathOfPlace = (place: string): Path => place.split('/').map(decodeURIComponent)

/** In an address, before the id of the action to which the reader's delegation brings something. */
export const contributionPrefix = 'contribution-'

/** In an address, before the place of a field. */
export const fieldPrefix = 'field-'

/** The address of a field of a plan, also from other pages. */
export const addressOfField = (plan: PlanId, path: Path): string => (path.length === 0 ? `/plans/${plan}` : `/plans/${plan}#${fieldPrefix}${placeOf(path)}`)

/** Asks the page to show a field: a closed card opens first. A view that shows it by itself prevents the default, which is
 *  to go to the cards; where it cannot be prevented one only wants to see it, and no view is left. */
export const goToEvent = 'empact-go-to'

/** Frames in which a card that opens has drawn its fields. */
const patience = 20

export function goToField(path: Path): void {
  window.dispatchEvent(new CustomEvent<Path>(goToEvent, { detail: path, cancelable: true }))
  whenThere(isLastTry => document.getElementById(fieldId(path)) ?? (isLastTry ? nearest(path) : null), arriveAt)
}

/** Goes to the place that a thread is about, and shows its words if they are there. */
export function goToThread(path: Path, thread: string): void {
  goToField(path)
  whenThere(isLastTry => document.getElementById(fieldId(path))?.querySelector<HTMLElement>(`[data-thread~="${thread}"]`) ?? (isLastTry ? nearest(path) : null), element => {
    // A whole text is there already; words in it may be far down.
    if (element.dataset['thread'] !== undefined) element.scrollIntoView({ block: 'center' })
  })
}

/** Brings a field into sight, in the view that is shown, and leaves the focus where it is. */
export function showField(path: Path): void {
  window.dispatchEvent(new CustomEvent<Path>(goToEvent, { detail: path }))
  whenThere(isLastTry => document.getElementById(fieldId(path)) ?? (isLastTry ? nearest(path) : null), element => element.scrollIntoView({ block: 'center', inline: 'nearest' }))
}

/** Goes on with what is about to be drawn, looked for frame after frame; without it where it never comes. */
function whenThere(find: (isLastTry: boolean) => HTMLElement | null, then: (element: HTMLElement) => void): void {
  let tries = 0
  const attempt = (): void => {
    const element = find(tries >= patience)
    if (element !== null) then(element)
    else if (tries++ < patience) requestAnimationFrame(attempt)
  }
  requestAnimationFrame(attempt)
}

/** What holds the field, where the field itself is not on the page: its row, its block, its card or its goal. */
function nearest(path: Path): HTMLElement | null {
  for (let length = path.length - 1; length > 1; length--) {
    const element = document.getElementById(fieldId(path.slice(0, length)))
    if (element !== null) return element
  }
  return null
}

function arriveAt(element: HTMLElement): void {
  element.scrollIntoView({ block: 'center' })
  const control = element.querySelector<HTMLElement>(controls)
  if (control === null && element.tabIndex < 0) element.tabIndex = -1
  ;(control ?? element).focus({ preventScroll: true })
}

/** What takes the focus in the field at a path, also of one that is only read; null for the whole plan, and where it is not drawn. */
export function focusableAt(path: Path): HTMLElement | null {
  const field = path.length === 0 ? null : (document.getElementById(fieldId(path)) ?? nearest(path))
  if (field === null) return null
  const control = field.querySelector<HTMLElement>('[role="textbox"]') ?? controlIn(field)
  if (control === null) field.tabIndex = -1
  return control ?? field
}

/** What only tells about a field is none of its controls. */
const controls = 'input:not(:disabled), textarea:not(:disabled), button:not(:disabled, [data-tells]), [contenteditable="true"]'

/** Where one can go on in a part of the page: the part itself, its heading or its first control that is in sight. */
export function controlIn(part: HTMLElement | null): HTMLElement | null {
  if (part === null) return null
  if (part.matches(`${controls}, [tabindex]`)) return part
  return [...part.querySelectorAll<HTMLElement>(`${controls}, h2[tabindex], a[href]`)].find(control => control.getClientRects().length > 0) ?? null
}

/** Goes to what is about to be drawn. */
export function focusWhenThere(find: () => HTMLElement | null): void {
  whenThere(() => controlIn(find()), control => control.focus())
}

/** Where the focus goes from a card that leaves the page: to the next card, else the one before, else its goal. To be
 *  asked while the card is there. */
export function besideCard(id: ActionId): HTMLElement | null {
  const card = document.getElementById(fieldId(['actions', id]))
  const neighbour = [card?.nextElementSibling, card?.previousElementSibling].find(element => element?.matches('article'))
  return neighbour?.querySelector<HTMLElement>('[aria-expanded]:not([aria-haspopup])')
    ?? card?.closest('section')?.querySelector<HTMLElement>('h2[tabindex]')
    ?? card?.parentElement?.querySelector<HTMLElement>(':scope > button')
    ?? null
}
