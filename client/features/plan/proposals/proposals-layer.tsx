// What of proposals is everywhere on the page of a plan: the way to them, what is said of new ones by others, and the words of drafts
// that could not be stored.
import { sideSchema } from '../../../../shared/documents/side.ts'
import { useCommands } from '../../../shell/commands.tsx'
import type { CommentsState } from '../comments/comments-state.ts'
import { KeptWordsList } from '../kept-words.tsx'
import { useMessage } from '../use-message.ts'
import { useProposals } from './proposals-context.tsx'
import { useAnnounceProposals } from './use-announce-proposals.ts'

export function ProposalsLayer({ review }: { readonly review: CommentsState }) {
  const t = useMessage()
  const side = useProposals()?.side ?? null
  useAnnounceProposals()
  useCommands([{ id: 'proposals', label: t('proposals.show-panel'), place: 'page', run: () => review.showReview('proposals') }])
  return side === null ? null : <KeptWordsList replica={side} schema={sideSchema} heading="kept-drafts" />
}
