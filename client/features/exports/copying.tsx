// Copies the table once, and says whether the browser took it.
import { useEffect } from 'react'
import { showToast } from '../../design/toasts.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import { copyTable, type TableToCopy } from './copy-table.ts'

interface CopyingProps {
  readonly table: () => Promise<TableToCopy>
  readonly onEnd: () => void
}

export function Copying({ table, onEnd }: CopyingProps) {
  const t = usePlanMessage()
  useEffect(() => {
    void table().then(copyTable).catch(() => false).then(isCopied => {
      showToast(isCopied ? { text: t('exports.copied'), tone: 'ok' } : { text: t('exports.not-copied'), tone: 'bad' })
      onEnd()
    })
    // Once for each time that it was asked for.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return null
}
