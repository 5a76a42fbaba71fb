// Keys to press together: "Ctrl K", on a Mac "⌘ K".
import styles from './keyboard-shortcut.module.css'

interface KeyboardShortcutProps {
  /** `Mod` is Ctrl, or the command key on a Mac: `['Mod', 'K']`. */
  readonly keys: readonly string[]
}

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

const ariaNames: Readonly<Record<string, string>> = { '↑': 'ArrowUp', '↓': 'ArrowDown', '←': 'ArrowLeft', '→': 'ArrowRight' }

/** The same for `aria-keyshortcuts`: the keys as drawn are for the eye. */
export const ariaKeys = (keys: readonly string[]): string => keys.map((key) => (key === 'Mod' ? (isMac() ? 'Meta' : 'Control') : ariaNames[key] ?? key)).join('+')

/** The same as it is read out: "Ctrl K", "Alt ArrowUp". */
export const keysRead = (keys: readonly string[]): string => keys.map((key) => (key === 'Mod' ? (isMac() ? 'Command' : 'Ctrl') : ariaNames[key] ?? key)).join(' ')

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent)

export function KeyboardShortcut({ keys }: KeyboardShortcutProps) {
  return (
    <span aria-hidden className={styles.keys}>
      {keys.map((key) => <kbd key={key} className={styles.key}>{isMac() ? macNames[key] ?? key : key === 'Mod' ? 'Ctrl' : key}</kbd>)}
    </span>
  )
}
