// The field in the top bar that opens the palette, the palette over the page, and the list of shortcuts. Both are loaded when they
// are first wanted, and ahead of that where a document is open, which goes on without a connection.
import { Search } from 'lucide-react'
import { Suspense, useCallback, useEffect, useState, type ComponentType } from 'react'
import { ariaKeys, KeyboardShortcut } from '../design/keyboard-shortcut.tsx'
import { showToast } from '../design/toasts.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { onOpened } from '../replica/open-replicas.ts'
import { useCommands } from './commands.tsx'
import styles from './finding.module.css'
import { isTypedInto } from './keys.ts'
import { lazily } from './lazily.tsx'

const HowDialog = lazily(async () => (await import('../rounds/how-dialog.tsx')).default)

type Dialogs = {
  readonly Palette: ComponentType<{ readonly onClose: (then?: () => void) => void }>
  readonly ShortcutsDialog: ComponentType<{ readonly onClose: () => void }>
}
/** Gives the palette and the list of shortcuts; rejects where they cannot be fetched. */
export type LoadFinding = () => Promise<Dialogs>

const paletteKeys = ['Mod', 'K']

export function Finding({ load }: { readonly load: LoadFinding }) {
  const t = useMessage()
  const [dialogs, setDialogs] = useState<Dialogs | null>(null)
  const [shown, setShown] = useState<'palette' | 'shortcuts' | 'how' | null>(null)
  const fetchAhead = useCallback((): void => void load().then(setDialogs, () => undefined), [load])
  useEffect(() => onOpened(fetchAhead), [fetchAhead])
  const show = (which: 'palette' | 'shortcuts'): void => {
    setShown(which)
    if (dialogs === null) load().then(setDialogs, () => {
      setShown(null)
      showToast({ tone: 'warn', text: t('palette.not-loaded') })
    })
  }
  const close = (then?: () => void): void => {
    setShown(null)
    // After the focus has been given back, which is done in the frame after the next drawing.
    if (then !== undefined) requestAnimationFrame(() => requestAnimationFrame(then))
  }
  useCommands([
    { id: 'find', label: t('palette.title'), place: 'everywhere', keys: [paletteKeys], asksEditorFirst: true, isByKeysOnly: true, run: () => show('palette') },
    { id: 'how a round works', label: t('shell.how-a-round-works'), place: 'everywhere', run: () => setShown('how') },
    { id: 'shortcuts', label: t('shortcuts.open'), place: 'everywhere', keys: [['?']], takes: event => !isTypedInto(event.target), run: () => show('shortcuts') },
  ])
  return (
    <>
      <button type="button" className={styles.field} aria-label={t('palette.title')} aria-haspopup="dialog" aria-keyshortcuts={ariaKeys(paletteKeys)} onClick={() => show('palette')} onPointerEnter={fetchAhead} onFocus={fetchAhead}>
        <Search aria-hidden />
        <span aria-hidden className={styles.words}>{t('palette.open')}</span>
        <span className={styles.keys}><KeyboardShortcut keys={paletteKeys} /></span>
      </button>
      {shown === 'how' && <Suspense fallback={null}><HowDialog onClose={() => close()} /></Suspense>}
      {dialogs !== null && (shown === 'palette' || shown === 'shortcuts') && (
        <Suspense fallback={null}>
          {shown === 'palette' ? <dialogs.Palette onClose={close} /> : <dialogs.ShortcutsDialog onClose={() => close()} />}
        </Suspense>
      )}
    </>
  )
}
