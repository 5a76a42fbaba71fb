// Whether the person is in a part of the page, its menus and popovers included: those stand elsewhere in the document,
// but React lets their events rise through the part that opened them.
import { useEffect, useRef, useState } from 'react'

export function useFocusInside(onChange: (isInside: boolean) => void): { readonly isInside: boolean; readonly props: { onFocus(): void; onBlur(): void } } {
  const [isInside, setInside] = useState(false)
  const leaving = useRef<ReturnType<typeof setTimeout> | null>(null)
  const inside = useRef(false)

  const tell = (now: boolean): void => {
    if (inside.current === now) return
    inside.current = now
    setInside(now)
    onChange(now)
  }
  const stay = (): void => {
    if (leaving.current !== null) clearTimeout(leaving.current)
    leaving.current = null
  }
  useEffect(() => () => {
    if (leaving.current !== null) clearTimeout(leaving.current)
    if (inside.current) onChange(false)
    inside.current = false
  }, [onChange])

  return {
    isInside,
    props: {
      onFocus: () => {
        stay()
        tell(true)
      },
      // The next element inside receives the focus right after this one has lost it.
      onBlur: () => {
        stay()
        leaving.current = setTimeout(() => tell(false), 0)
      },
    },
  }
}
