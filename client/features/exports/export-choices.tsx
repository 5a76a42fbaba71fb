// What there is to export, once the button is pressed.
import { ClipboardCopy, Printer } from 'lucide-react'
import type { RefObject } from 'react'
import type { PlanFormat } from '../../../shared/api/exports.ts'
import { OpenMenu } from '../../design/menu.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import type { ExportMenuProps } from './export-menu.tsx'

interface ExportChoicesProps extends Pick<ExportMenuProps, 'formats' | 'table'> {
  readonly beside: RefObject<HTMLElement | null>
  readonly onFormat: (format: PlanFormat) => void
  readonly onClose: () => void
}

export function ExportChoices({ formats, table, beside, onFormat, onClose }: ExportChoicesProps) {
  const t = useMessage()
  const copy = async () => {
    const isCopied = await Promise.all([import('./copy-table.ts'), table()]).then(([{ copyTable }, toCopy]) => copyTable(toCopy)).catch(() => false)
    showToast(isCopied ? { text: t('exports.copied'), tone: 'ok' } : { text: t('exports.not-copied'), tone: 'bad' })
  }
  return (
    <OpenMenu
      label={t('exports.open')}
      of={t('exports.open')}
      triggerRef={beside}
      onClose={onClose}
      groups={[
        { id: 'files', label: t('exports.files'), entries: formats.map(format => ({ id: format, label: t(`exports.${format}`), onAction: () => onFormat(format) })) },
        {
          id: 'elsewhere',
          entries: [
            { id: 'copy', label: t('exports.copy'), icon: <ClipboardCopy aria-hidden />, onAction: () => void copy() },
            // Once the menu is gone.
            { id: 'print', label: t('exports.print'), icon: <Printer aria-hidden />, onAction: () => setTimeout(() => window.print(), 200) },
          ],
        },
      ]}
    />
  )
}
