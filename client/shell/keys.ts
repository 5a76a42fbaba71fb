// Keys that are pressed together, as they are written everywhere: `['Mod', 'K']`, where `Mod` is Ctrl, or the command key of a Mac.

export type Keys = readonly string[]
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & Partial<Pick<KeyboardEvent, 'getModifierState'>>

/** Keys that are written otherwise than the browser calls them. */
const nameByKey: Readonly<Record<string, string>> = { '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight', Space: ' ', Esc: 'Escape' }

/** A letter is the same letter in capitals; a sign is the same whatever has to be held to type it. With Alt a letter is known by
 *  its place on the keyboard, since some keyboards write another sign then. Where that is what AltGr types, as µ is by AltGr M, it is typed, and meant as no key: AltGr is
 *  told as Ctrl and Alt by some systems. */
export function arePressed(keys: Keys, event: Pressed): boolean {
  const last = keys.at(-1) ?? ''
  const holds = (name: string): boolean => keys.includes(name)
  const isLetter = /^[A-Z]$/.test(last)
  const isSign = last.length === 1 && !isLetter && nameByKey[last] === undefined
  if ((event.ctrlKey || event.metaKey) !== holds('Mod') || event.altKey !== holds('Alt')) return false
  if (holds('Alt') && event.getModifierState?.('AltGraph') === true) return false
  if (!isSign && event.shiftKey !== holds('Shift')) return false
  if (isLetter) return holds('Alt') ? event.code === `Key${last}` : event.key.toUpperCase() === last
  return event.key === (nameByKey[last] ?? last)
}

/** Whether a key that is pressed here would be typed. */
export function isTypedInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
}
