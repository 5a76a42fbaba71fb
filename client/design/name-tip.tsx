// One layer that shows the full name of any small code on the page, on hover and on focus.
// A matrix shows hundreds of codes: one listener on the document costs nothing for each of them, a tooltip each would.
// Codes mark themselves with `data-name-tip`; screen readers have the name from the code itself, so the layer is silent.
import { useEffect, useState } from 'react'
import { classNames } from './class-names.ts'
import styles from './name-tip.module.css'

interface Tip {
  readonly of: Element
  readonly text: string
  readonly x: number
  readonly y: number
  readonly isBelow: boolean
}

const edgeMargin = 96

export function NameTip() {
  const [tip, setTip] = useState<Tip | null>(null)

  useEffect(() => {
    const show = (event: Event) => setTip(tipFor(event.target))
    // A press gives the focus too, and has hidden the tip just before.
    const showAtFocus = (event: Event) => event.target instanceof Element && event.target.matches(':focus-visible') && show(event)
    const hide = () => setTip(null)
    const hideOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('pointerover', show)
    document.addEventListener('focusin', showAtFocus)
    document.addEventListener('focusout', hide)
    document.addEventListener('pointerdown', hide)
    document.addEventListener('keydown', hideOnEscape)
    document.addEventListener('scroll', hide, true)
    return () => {
      document.removeEventListener('pointerover', show)
      document.removeEventListener('focusin', showAtFocus)
      document.removeEventListener('focusout', hide)
      document.removeEventListener('pointerdown', hide)
      document.removeEventListener('keydown', hideOnEscape)
      document.removeEventListener('scroll', hide, true)
    }
  }, [])

  // What is taken away from under the pointer says no farewell, and what is pressed may do something else from then on.
  useEffect(() => {
    if (tip === null) return
    const observer = new MutationObserver(() => {
      if (!tip.of.isConnected || tip.of.getAttribute('data-name-tip') !== tip.text) setTip(tip.of.isConnected ? tipFor(tip.of) : null)
    })
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['data-name-tip'] })
    return () => observer.disconnect()
  }, [tip])

  if (tip === null) return null
  return (
    <div
      aria-hidden
      className={classNames(styles.tip, tip.isBelow && styles.below)}
      style={{ '--tip-x': `${tip.x}px`, '--tip-y': `${tip.y}px` }}
    >
      {tip.text}
    </div>
  )
}

function tipFor(target: EventTarget | null): Tip | null {
  if (!(target instanceof Element)) return null
  const code = target.closest('[data-name-tip]')
  const text = code?.getAttribute('data-name-tip')
  if (!code || !text) return null
  const box = code.getBoundingClientRect()
  const isBelow = box.top < 40
  const middle = box.left + box.width / 2
  const x = Math.min(Math.max(middle, edgeMargin), window.innerWidth - edgeMargin)
  return { of: code, text, x, y: isBelow ? box.bottom : box.top, isBelow }
}
