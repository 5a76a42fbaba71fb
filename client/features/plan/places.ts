// Fields of the page by their path in the plan: how one is named in the page, and how one goes there.
import type { Path } from '../../../shared/schema/node.ts'

/** The id of the element that holds the field at a path. */
export const fieldId = (path: Path): string => `at-${path.join('-').replace(/[^A-Za-z0-9_-]/g, '_')}`

/** Asks the page to show a field: a closed card opens first. */
export const goToEvent = 'empact-go-to'

export function goToField(path: Path): void {
  window.dispatchEvent(new CustomEvent<Path>(goToEvent, { detail: path }))
  let tries = 0
  // The card has to be drawn before its field can take the focus.
  const attempt = (): void => {
    const element = document.getElementById(fieldId(path)) ?? document.getElementById(fieldId(path.slice(0, 2)))
    const target = element?.querySelector<HTMLElement>('input, button, [contenteditable="true"], select') ?? element
    if (element !== null && (document.getElementById(fieldId(path)) !== null || tries > 10)) {
      element.scrollIntoView({ block: 'center' })
      target?.focus()
    } else if (tries++ < 20) requestAnimationFrame(attempt)
  }
  requestAnimationFrame(attempt)
}
