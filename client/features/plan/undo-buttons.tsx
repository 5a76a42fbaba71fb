// One's own last step back, or forth again, whatever part of the page it was in.
import { Redo2, Undo2 } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { IconButton } from '../../design/button.tsx'
import type { PageUndo } from '../../editor/index.ts'
import { useMessage } from './use-message.ts'

export function UndoButtons({ undo }: { readonly undo: PageUndo }) {
  const t = useMessage()
  const canUndo = useSyncExternalStore(undo.subscribe, undo.canUndo)
  const canRedo = useSyncExternalStore(undo.subscribe, undo.canRedo)
  return (
    <>
      <IconButton icon={<Undo2 aria-hidden />} label={t('plan.undo')} onPress={undo.undo} disabledReason={canUndo ? undefined : t('plan.nothing-to-undo')} />
      <IconButton icon={<Redo2 aria-hidden />} label={t('plan.redo')} onPress={undo.redo} disabledReason={canRedo ? undefined : t('plan.nothing-to-redo')} />
    </>
  )
}
