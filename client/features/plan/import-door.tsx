// The way in for tables: a button, a paste anywhere outside a text, a file dropped on the page. The dialog itself is loaded
// when it is first asked for.
import { Sheet } from 'lucide-react'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useCommands } from '../../shell/commands.tsx'
import { lazily } from '../../shell/lazily.tsx'
import type { GoalId } from '../../../shared/ids.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { importEvent, openImport } from './import-event.ts'
import type { ImportRequest } from './import-event.ts'
import { fieldId } from './places.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'
import { useMessage } from './use-message.ts'

const ImportDialog = lazily(async () => (await import('../import/index.ts')).ImportDialog)

export function ImportDoor() {
  const { may } = usePlan()
  return may({ writtenBy: 'adding' }) ? <OpenDoor /> : null
}

function OpenDoor() {
  const t = useMessage()
  const { may, goalsOfCycle } = usePlan()
  const isSmall = useMedia(narrowQuery)
  const [request, setRequest] = useState<ImportRequest | null>(null)
  const [isOver, setOver] = useState(false)
  const close = useCallback(() => setRequest(null), [])
  useEffect(() => {
    const asked = (event: Event): void => setRequest((event as CustomEvent<ImportRequest>).detail)
    const pasted = (event: ClipboardEvent): void => {
      if (event.defaultPrevented || isText(event.target) || isBehindDialog(event.target) || event.clipboardData === null) return
      const [file] = event.clipboardData.files
      const [html, text] = [event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain')]
      if (!/<table[\s>]/i.test(html) && !text.includes('\t') && file === undefined) return
      event.preventDefault()
      openImport(/<table[\s>]/i.test(html) || text.includes('\t') || file === undefined ? { from: 'clipboard', html, text } : { from: 'file', file })
    }
    const dragged = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true || isBehindDialog(event.target)) return
      // Without this a dropped file would take the place of the page.
      event.preventDefault()
      setOver(event.type === 'dragover')
    }
    const dropped = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      setOver(false)
      if (file === undefined || event.defaultPrevented || isBehindDialog(event.target)) return
      event.preventDefault()
      openImport({ from: 'file', file })
    }
    window.addEventListener(importEvent, asked)
    document.addEventListener('paste', pasted)
    document.addEventListener('dragover', dragged)
    document.addEventListener('dragleave', dragged)
    document.addEventListener('drop', dropped, { capture: true })
    return () => {
      window.removeEventListener(importEvent, asked)
      document.removeEventListener('paste', pasted)
      document.removeEventListener('dragover', dragged)
      document.removeEventListener('dragleave', dragged)
      document.removeEventListener('drop', dropped, { capture: true })
    }
  }, [])
  const label = t(may({ writtenBy: 'placing' }) ? 'import.open' : 'import.open-propose')
  const open = (): void => openImport({ from: 'nothing' })
  useCommands([{ id: 'import', label, words: t('import.words'), place: 'page', run: open }])
  return (
    <>
      {isSmall
        ? <IconButton icon={<Sheet aria-hidden />} label={label} onPress={open} />
        : <Button size="small" variant="quiet" icon={<Sheet aria-hidden />} onPress={open}>{label}</Button>}
      {isOver && <div className={styles.dropHint} aria-hidden>{t('import.drop')}</div>}
      {request !== null && <Suspense fallback={null}><ImportDialog source={request.source} goalHere={request.goal ?? goalWithFocus(goalsOfCycle)} onClose={close} /></Suspense>}
    </>
  )
}

const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)

/** A dialog that is open takes for itself what is pasted and dropped. */
const isBehindDialog = (target: EventTarget | null): boolean =>
  (target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null) || document.querySelector('[role="dialog"][data-modal], [data-import-dialog]') !== null

/** The goal in which one is on the page, else the first. */
function goalWithFocus(goals: readonly GoalId[]): GoalId | null {
  const section = document.activeElement?.closest('section')
  return goals.find(goal => fieldId(['goals', goal]) === section?.id) ?? goals[0] ?? null
}
