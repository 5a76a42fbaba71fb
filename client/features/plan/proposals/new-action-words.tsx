// A proposed action as one reads it: what it is called, what it says, and its fields.
import { memo } from 'react'
import type { ProposedAction } from '../../../../shared/documents/proposed-action.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import { broughtSaid, detailsOf, linesOfBlocks, namedSaid, rowsSaid, valuesSaid } from '../../../../shared/proposals/new-action-words.ts'
import { Chip } from '../../../design/chip.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import styles from './proposals.module.css'

type WordsProps = { readonly action: ProposedAction; /** Whose proposal it is. */ readonly by: PartyId; /** Only its beginning. */ readonly isShort?: boolean }

/** Characters of a description that are shown of one in short. */
const shortly = 160

/** A proposal stays the same object as long as nothing of it is touched. */
export const NewActionWords = memo(function NewActionWords({ action, by, isShort = false }: WordsProps) {
  const t = useMessage()
  const { title, description = [], expectedResult = [] } = action
  const lines = linesOfBlocks(description)
  const result = isShort ? [] : linesOfBlocks(expectedResult)
  return (
    <div className={styles.newAction}>
      <p className={styles.newTitle}><Chip tone="accent">{t('proposals.new-action')}</Chip> <ins>{title.trim() === '' ? t('plan.untitled') : title}</ins></p>
      <Lines lines={isShort ? beginningOf(lines) : lines} />
      <NewActionFacts action={action} by={by} isShort={isShort} />
      {result.length > 0 && <><p className={styles.label}>{t('field/action.expectedResult')}</p><Lines lines={result} /></>}
    </div>
  )
})

/** All that it says besides its texts. In short: without rows, and what its delegation brings. */
export function NewActionFacts({ action, by, isShort = false }: WordsProps) {
  const t = useMessage()
  const { cycle } = usePlan()
  const { leader, goalsServed = [] } = action
  const served = cycle.goals.filter(({ id }) => goalsServed.includes(id)).map(({ number }) => t('plan.goal', { number })).join(', ')
  const brought = isShort ? [] : broughtSaid(action)
  return (
    <>
      <dl className={styles.newFields}>
        {valuesSaid(action).map(({ field, words }) => (
          <div key={field}>
            <dt>{t(`field/action.${field}`)}</dt>
            <dd>{field === 'leader' && leader !== undefined ? <Party party={leader} details={detailsOf(action, leader)} /> : words}</dd>
          </div>
        ))}
        {served !== '' && <div><dt>{t('field/action.goalsServed')}</dt><dd>{served}</dd></div>}
      </dl>
      <dl className={styles.newLists}>
        {namedSaid(action).map(({ field, parties }) => (
          <div key={field}>
            <dt>{t(`field/action.${field}`)}</dt>
            {parties.map(({ party, details }) => <dd key={party}><Party party={party} details={details} /></dd>)}
          </div>
        ))}
        {!isShort && rowsSaid(action).map(({ field, lines }) => <Listed key={field} name={t(`field/action.${field}`)} lines={lines} />)}
        {brought.length > 0 && <Listed name={t('proposals.we-bring', { delegation: partyLabel(by).name })} lines={brought} />}
      </dl>
    </>
  )
}

function Party({ party, details }: { readonly party: PartyId; readonly details: string }) {
  return <span className={styles.party}><PartyCode {...partyLabel(party)} /> {partyLabel(party).name}{details !== '' && `, ${details}`}</span>
}

// Rows that read the same are told apart by nothing else, and none keeps a state.
// oxlint-disable-next-line react/no-array-index-key
const Listed = ({ name, lines }: { readonly name: string; readonly lines: readonly string[] }) => <div><dt>{name}</dt>{lines.map((line, index) => <dd key={index}>{line}</dd>)}</div>

// Lines of one text have no name of their own, and none keeps a state.
// oxlint-disable-next-line react/no-array-index-key
const Lines = ({ lines }: { readonly lines: readonly string[] }) => (lines.length === 0 ? null : <div className={styles.words}>{lines.map((line, index) => <p key={index}>{line}</p>)}</div>)

function beginningOf(lines: readonly string[]): readonly string[] {
  const text = lines.join(' ')
  return text === '' ? [] : [text.length <= shortly ? text : `${text.slice(0, shortly).replace(/\S*$/u, '').trimEnd() || text.slice(0, shortly)} …`]
}
