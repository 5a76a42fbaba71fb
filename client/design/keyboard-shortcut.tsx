// Keys to press together: "Ctrl K", on a Mac "⌘ K".
import styles from './keyboard-shortcut.module.css'

interface KeyboardShortcutProps {
  /** `Mod` is Ctrl, or the command key on a Mac: `['Mod', 'K']`. */
  readonly keys: readonly string[]
}

const macNames: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }

export function KeyboardShortcut({ keys }: KeyboardShortcutProps) {
  const isMac = /mac|iphone|ipad/i.test(navigator.userAgent)
  return (
    <span className={styles.keys}>
      {keys.map((key) => <kbd key={key} className={styles.key}>{isMac ? macNames[key] ?? key : key === 'Mod' ? 'Ctrl' : key}</kbd>)}
    </span>
  )
}
