// While an answer is waited for, and where none will come.
import { EmptyState } from '../../design/empty-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import type { Asked } from './use-asked.ts'
import { useMessage } from './use-message.ts'

export function Waiting({ asked }: { readonly asked: Asked<unknown> }) {
  const t = useMessage()
  if (asked.state === 'failed') return <EmptyState title={t('history.failed')}>{asked.message}</EmptyState>
  return <div><VisuallyHidden><output>{t('history.waiting')}</output></VisuallyHidden><Skeleton lines={6} /></div>
}
