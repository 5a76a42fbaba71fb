// "Export": files, the table for pasting, and the printer, behind one button. While a file is made, the same place says how
// far it is and cancels it. Until it is pressed there is only its button.
import { Download } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import type { PlanFormat } from '../../../shared/api/exports.ts'
import { Button, IconButton } from '../../design/button.tsx'
import type { FileRequest } from '../../files-api.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { lazily } from '../../shell/lazily.tsx'
import type { TableToCopy } from './copy-table.ts'

const ExportChoices = lazily(async () => (await import('./export-choices.tsx')).ExportChoices)
const ExportProgress = lazily(async () => (await import('./export-progress.tsx')).ExportProgress)

export interface ExportMenuProps {
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
      {isOpen && <Suspense fallback={null}><ExportChoices formats={formats} table={table} beside={button} onFormat={format => setMaking({ format, request: request(format) })} onClose={() => setOpen(false)} /></Suspense>}
      {making !== null && <Suspense fallback={null}><PlanMessages><ExportProgress {...making} beside={button} onEnd={() => setMaking(null)} /></PlanMessages></Suspense>}
    </>
  )
}
