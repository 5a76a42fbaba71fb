// After an attempt that was refused: the focus goes to the first field that is wrong, in sight, where its sentence is read with it. On a
// small screen the field may be far from the button that was pressed.
import { useEffect, type RefObject } from 'react'

/** @param attempt another one each time something was refused; null: nothing is. */
export function useFocusWrong(form: RefObject<HTMLElement | null>, attempt: object | null): void {
  useEffect(() => {
    if (attempt === null) return
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    const control = wrong?.matches(controls) === true ? wrong : wrong?.querySelector<HTMLElement>(controls)
    control?.focus({ preventScroll: true })
    // With its label above and its sentence below.
    control?.scrollIntoView({ block: 'center' })
  }, [form, attempt])
}

const controls = 'input, textarea, button'
