// The words of a comment, with the delegations it mentions as their codes, and colleagues by their names.
import { partsOfOwnComment } from '../../../../shared/documents/colleague-mentions.ts'
import { partsOfComment } from '../../../../shared/documents/mentions.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import { PartyCode } from '../../../design/party-code.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import styles from './comments.module.css'
import { useNameOf } from './own-comments.tsx'

/** @param isOwn of the delegation's own: in what everybody reads, nobody's people stand. */
export function CommentText({ text, ours, isOwn = false, className }: { readonly text: string; readonly ours: PartyId; readonly isOwn?: boolean; readonly className?: string | undefined }) {
  const nameOf = useNameOf()
  const { person } = usePlan()
  return (
    <p className={className ?? styles.text}>
      {(isOwn ? partsOfOwnComment(text) : partsOfComment(text)).map((part, index) => (part.type === 'words'
        // Parts of one text have no name of their own, and none keeps a state.
        // oxlint-disable-next-line react/no-array-index-key
        ? <span key={index}>{part.text}</span>
        : part.type === 'colleague'
          // oxlint-disable-next-line react/no-array-index-key
          ? <span key={index} className={part.person === person ? styles.mentionsUs : styles.mention}>@{nameOf(part.person)}</span>
          // oxlint-disable-next-line react/no-array-index-key
          : <span key={index} className={part.party === ours ? styles.mentionsUs : styles.mention}>@<PartyCode {...partyLabel(part.party)} /></span>))}
    </p>
  )
}
