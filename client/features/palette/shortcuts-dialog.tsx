// Every key that does something where one is now, by where it belongs: read from the register that handles them.
import { useState } from 'react'
import { Dialog } from '../../design/dialog.tsx'
import { keysRead, KeyboardShortcut } from '../../design/keyboard-shortcut.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import { HowARoundWorks } from '../../rounds/index.ts'
import { useCommandRegister, type CommandPlace } from '../../shell/commands.tsx'
import styles from './palette.module.css'

type ShortcutsProps = { readonly onClose: () => void }

const places: readonly CommandPlace[] = ['everywhere', 'page', 'text', 'go', 'account']

export function ShortcutsDialog(props: ShortcutsProps) {
  return <PlanMessages><Listed {...props} /></PlanMessages>
}

function Listed({ onClose }: ShortcutsProps) {
  const t = usePlanMessage()
  const register = useCommandRegister()
  const [shortcuts] = useState(() => register.shortcuts())
  return (
    <Dialog isOpen onClose={onClose} title={t('shortcuts.title')} actions={<HowARoundWorks />}>
      <div className={styles.shortcuts}>
        {places.map(place => ({ place, lines: shortcuts.filter(shortcut => shortcut.place === place) })).filter(({ lines }) => lines.length > 0).map(({ place, lines }) => (
          <section key={place} aria-labelledby={`shortcuts-${place}`}>
            <h3 id={`shortcuts-${place}`}>{t(`shortcuts.${place}`)}</h3>
            <dl className={styles.list}>
              {lines.map(({ id, label, keys }) => (
                <div key={id} className={styles.line}>
                  <dt>{label}</dt>
                  <dd className={styles.combinations}>
                    {keys.map((combination, index) => (
                      <span key={combination.join(' ')}>
                        {index > 0 && <span className={styles.or}>{t('shortcuts.or')} </span>}
                        <KeyboardShortcut keys={combination} /><VisuallyHidden>{keysRead(combination)}</VisuallyHidden>
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
