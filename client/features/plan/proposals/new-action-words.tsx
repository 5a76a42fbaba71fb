// A proposed action as one reads it: what it is called, what it says, and its fields.
import { memo } from 'react'
import type { ProposedAction } from '../../../../shared/documents/proposed-action.ts'
import { linesOfBlocks, valuesSaid } from '../../../../shared/proposals/new-action-words.ts'
import { Chip } from '../../../design/chip.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { useMessage } from '../use-message.ts'
import styles from './proposals.module.css'

type WordsProps = { readonly action: ProposedAction; /** Only its beginning. */ readonly isShort?: boolean }

/** Characters of a description that are shown of one in short. */
const shortly = 160

/** A proposal stays the same object as long as nothing of it is touched. */
export const NewActionWords = memo(function NewActionWords({ action, isShort = false }: WordsProps) {
  const t = useMessage()
  const { title, description = [], expectedResult = [], leader } = action
  const lines = linesOfBlocks(description)
  const result = isShort ? [] : linesOfBlocks(expectedResult)
  return (
    <div className={styles.newAction}>
      <p className={styles.newTitle}><Chip tone="accent">{t('proposals.new-action')}</Chip> <ins>{title.trim() === '' ? t('plan.untitled') : title}</ins></p>
      <Lines lines={isShort ? beginningOf(lines) : lines} />
      <dl className={styles.newFields}>
        {valuesSaid(action).map(({ field, words }) => (
          <div key={field}>
            <dt>{t(`field/action.${field}`)}</dt>
            <dd>{field === 'leader' && leader !== undefined && <PartyCode {...partyLabel(leader)} />} {words}</dd>
          </div>
        ))}
      </dl>
      {result.length > 0 && <><p className={styles.label}>{t('field/action.expectedResult')}</p><Lines lines={result} /></>}
    </div>
  )
})

// Lines of one text have no name of their own, and none keeps a state.
// oxlint-disable-next-line react/no-array-index-key
const Lines = ({ lines }: { readonly lines: readonly string[] }) => (lines.length === 0 ? null : <div className={styles.words}>{lines.map((line, index) => <p key={index}>{line}</p>)}</div>)

function beginningOf(lines: readonly string[]): readonly string[] {
  const text = lines.join(' ')
  return text === '' ? [] : [text.length <= shortly ? text : `${text.slice(0, shortly).replace(/\S*$/u, '').trimEnd() || text.slice(0, shortly)} …`]
}
