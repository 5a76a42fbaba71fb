// What there is to export, once the button is pressed.
import { ClipboardCopy, Printer } from 'lucide-react'
import type { RefObject } from 'react'
import type { PlanFormat } from '../../../shared/api/exports.ts'
import { OpenMenu } from '../../design/menu.tsx'
import { useMessage } from '../../messages/use-message.tsx'

interface ExportChoicesProps {
  readonly formats: readonly PlanFormat[]
  readonly beside: RefObject<HTMLElement | null>
  readonly onFormat: (format: PlanFormat) => void
  readonly onCopy: () => void
  readonly onPrint: () => void
  readonly onClose: () => void
}

export function ExportChoices({ formats, beside, onFormat, onCopy, onPrint, onClose }: ExportChoicesProps) {
  const t = useMessage()
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
            { id: 'copy', label: t('exports.copy'), icon: <ClipboardCopy aria-hidden />, onAction: onCopy },
            { id: 'print', label: t('exports.print'), icon: <Printer aria-hidden />, onAction: onPrint },
          ],
        },
      ]}
    />
  )
}
