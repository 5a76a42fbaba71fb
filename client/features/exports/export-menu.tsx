// "Export": files, the table for pasting, and the printer, behind one button. While a file is made, the same place says how
// far it is and cancels it. Until it is pressed there is only its button.
import { Download } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import type { PlanFormat } from '../../../shared/api/exports.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import type { FileRequest } from '../../files-api.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { useCommands } from '../../shell/commands.tsx'
import { lazily } from '../../shell/lazily.tsx'
import type { TableToCopy } from './copy-table.ts'
import { fillsMargins } from './paper-margins.ts'

const ExportChoices = lazily(async () => (await import('./export-choices.tsx')).ExportChoices)
const ExportProgress = lazily(async () => (await import('./export-progress.tsx')).ExportProgress)

interface ExportMenuProps {
  readonly formats: readonly PlanFormat[]
  readonly request: (format: PlanFormat) => FileRequest
  /** What the page shows now. */
  readonly table: () => Promise<TableToCopy>
  /** As an icon alone, where there is little room. */
  readonly isSmall: boolean
}

interface Making {
  readonly format: PlanFormat
  readonly request: FileRequest
}

export function ExportMenu({ formats, request, table, isSmall }: ExportMenuProps) {
  const t = useMessage()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [making, setMaking] = useState<Making | null>(null)
  const make = (format: PlanFormat): void => setMaking({ format, request: request(format) })
  const copy = async (): Promise<void> => {
    const isCopied = await Promise.all([import('./copy-table.ts'), table()]).then(([{ copyTable }, toCopy]) => copyTable(toCopy)).catch(() => false)
    showToast(isCopied ? { text: t('exports.copied'), tone: 'ok' } : { text: t('exports.not-copied'), tone: 'bad' })
  }
  // Once the menu, or the palette, is gone.
  const printNow = (): void => void setTimeout(() => window.print(), 200)
  const print = (): void => {
    if (fillsMargins()) printNow()
    else showToast({ text: t('exports.print-once'), tone: 'warn', action: { label: t('exports.print-anyway'), onPress: printNow } })
  }
  useCommands([
    ...formats.map(format => ({ id: `export ${format}`, label: t('exports.command', { format: t(`exports.${format}`) }), place: 'page' as const, run: () => make(format) })),
    { id: 'copy as table', label: t('exports.copy'), place: 'page', run: () => void copy() },
    { id: 'print', label: t('exports.print'), place: 'page', run: print },
  ])
  const opens = {
    'ref': button,
    'icon': <Download aria-hidden />,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'onPress': () => setOpen(true),
    'onKeyDown': ({ key, altKey }: { readonly key: string; readonly altKey: boolean }) => { if (key === 'ArrowDown' && !altKey) setOpen(true) },
  } as const
  return (
    <>
      {isSmall ? <IconButton {...opens} label={t('exports.open')} /> : <Button {...opens} variant="secondary">{t('exports.open')}</Button>}
      {isOpen && <Suspense fallback={null}><ExportChoices formats={formats} beside={button} onFormat={make} onCopy={() => void copy()} onPrint={print} onClose={() => setOpen(false)} /></Suspense>}
      {making !== null && <Suspense fallback={null}><PlanMessages><ExportProgress {...making} beside={button} onEnd={() => setMaking(null)} /></PlanMessages></Suspense>}
    </>
  )
}
