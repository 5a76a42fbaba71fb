// Copies, and says whether it worked.
import { useCallback } from 'react'
import { showToast } from '../../design/toasts.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'

export function useCopy(): (copy: () => Promise<boolean>) => Promise<void> {
  const t = useMessage()
  return useCallback(async copy => {
    const isCopied = await copy()
    showToast(isCopied ? { tone: 'ok', text: t('people.copied') } : { tone: 'warn', text: t('people.copy-failed') })
  }, [t])
}
