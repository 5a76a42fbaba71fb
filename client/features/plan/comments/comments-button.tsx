// The way to the comments from the head of the page, with how many are open.
import { MessageSquare } from 'lucide-react'
import { Button } from '../../../design/button.tsx'
import { useMessage } from '../use-message.ts'
import { useCommentsPage, useOpenCount } from './comments-context.tsx'
import type { CommentsState } from './comments-state.ts'

type CommentsButtonProps = { readonly state: CommentsState; readonly isShown: boolean; readonly onClose: () => void }

export function CommentsButton({ state, isShown, onClose }: CommentsButtonProps) {
  const t = useMessage()
  const count = useOpenCount()
  const isHere = useCommentsPage(state, ({ tab }) => tab === 'comments') && isShown
  return <Button variant="quiet" icon={<MessageSquare aria-hidden />} aria-label={t('comments.open-panel', { count })} aria-expanded={isHere} onPress={() => (isHere ? onClose() : state.showComments())}>{count > 0 ? count : null}</Button>
}
