// Whether a person has come near a control: the pointer over it, or the focus in it. Until then a list of a hundred
// options behind it need not exist; an action has five such lists, and a page may have many actions open.
import { useState } from 'react'

/** `props` go to the element around the control. Once near it stays near. */
export function useNear(): { readonly isNear: boolean; readonly props: { readonly onPointerEnter: () => void; readonly onFocus: () => void } } {
  const [isNear, setNear] = useState(false)
  const come = () => setNear(true)
  return { isNear, props: { onPointerEnter: come, onFocus: come } }
}
