// The words of a comment, with the delegations it mentions as their codes.
import { partsOfComment } from '../../../../shared/documents/mentions.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import { PartyCode } from '../../../design/party-code.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import styles from './comments.module.css'

export function CommentText({ text, ours, className }: { readonly text: string; readonly ours: PartyId; readonly className?: string | undefined }) {
  return (
    <p className={className ?? styles.text}>
      {partsOfComment(text).map((part, index) => (part.type === 'words'
        // Parts of one text have no name of their own, and none keeps a state.
        // oxlint-disable-next-line react/no-array-index-key
        ? <span key={index}>{part.text}</span>
        // oxlint-disable-next-line react/no-array-index-key
        : <span key={index} className={part.party === ours ? styles.mentionsUs : styles.mention}>@<PartyCode {...partyLabel(part.party)} /></span>))}
    </p>
  )
}
