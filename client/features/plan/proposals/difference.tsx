// What a proposal would change, as one reads it: words that go and words that come, a value that becomes another.
import { memo, useMemo, type ReactNode } from 'react'
import type { ProposedChange } from '../../../../shared/documents/proposals.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import { changesToRead } from '../../../../shared/proposals/merge-texts.ts'
import type { Blocks, Change } from '../../../../shared/proposals/merge-texts.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { useMessage } from '../use-message.ts'
import { NewActionWords } from './new-action-words.tsx'
import styles from './proposals.module.css'
import { shortened, tidied } from './shortened.ts'
import { ValueWords } from './value-words.tsx'

type DifferenceProps = { readonly place: Path; readonly change: ProposedChange; /** Whose proposal it is. */ readonly by: PartyId; /** Only the words around what changes. */ readonly isShort?: boolean }

/** A proposal stays the same object as long as nothing of it is touched. */
export const Difference = memo(function Difference({ place, change, by, isShort = false }: DifferenceProps) {
  const t = useMessage()
  switch (change.kind) {
    case 'removal':
      return <p className={styles.words}><del>{t('proposals.removal')}</del></p>
    case 'action':
      return <NewActionWords action={change.action} by={by} />
    case 'value':
      return <ValueDifference place={place} before={change.base} after={change.proposed} />
    case 'text':
      return <TextDifference before={change.base} after={change.proposed} isShort={isShort} />
  }
})

export function ValueDifference({ place, before, after }: { readonly place: Path; readonly before: unknown; readonly after: unknown }) {
  const t = useMessage()
  return (
    <p className={styles.values}>
      <VisuallyHidden>{t('proposals.from')} </VisuallyHidden>
      <del><ValueWords place={place} value={before} /></del>{' '}
      <span aria-hidden>→</span><VisuallyHidden> {t('proposals.to')} </VisuallyHidden>{' '}
      <ins><ValueWords place={place} value={after} /></ins>
    </p>
  )
}

type TextDifferenceProps = { readonly before: Blocks; readonly after: Blocks; readonly isShort?: boolean; /** Also where nothing is another. */ readonly isWhole?: boolean }

export function TextDifference({ before, after, isShort = false, isWhole = false }: TextDifferenceProps) {
  const t = useMessage()
  const changes = useMemo(() => {
    const all = tidied(changesToRead(before, after))
    return isShort ? shortened(all) : all
  }, [before, after, isShort])
  if (!isWhole && changes.every(({ kind, text }) => kind === 'same' || text.trim() === '')) return <p className={styles.none}>{t('proposals.only-form')}</p>
  return <p className={styles.words}>{changes.map((change, index) => <Part key={keyOf(change, index)} change={change} />)}</p>
}

/** Parts of one text have no name of their own, and none keeps a state. */
const keyOf = ({ kind }: Change, index: number): string => `${index} ${kind}`

function Part({ change: { kind, text } }: { readonly change: Change }): ReactNode {
  const t = useMessage()
  switch (kind) {
    case 'same':
      return text
    case 'out':
      return <del><VisuallyHidden>{t('proposals.goes')} </VisuallyHidden>{text}<VisuallyHidden>{t('proposals.end')} </VisuallyHidden></del>
    case 'in':
      return <ins><VisuallyHidden>{t('proposals.comes')} </VisuallyHidden>{text}<VisuallyHidden>{t('proposals.end')} </VisuallyHidden></ins>
  }
}
