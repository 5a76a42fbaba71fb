// What stands in a cell while it is read.
import type { ReactNode } from 'react'
import { isConfirmed } from '../../../../../shared/documents/plan-answers.ts'
import { isQuartersOnly } from '../../../../../shared/documents/plan.ts'
import { actionKindLabels, actionStatusLabels, leverLevelLabels, leverNatureLabels, leverStanceLabels, progressMarkLabels } from '../../../../../shared/vocabularies/vocabularies.ts'
import { quarterOf } from '../../../../../shared/schema/values.ts'
import { Chip } from '../../../../design/chip.tsx'
import { PartyCode } from '../../../../design/party-code.tsx'
import { formatDay, formatEuro, formatNumber, formatQuarter } from '../../../../messages/formats.ts'
import { partyLabel } from '../../../../shell/party-label.ts'
import { usePlan } from '../../plan-context.tsx'
import { StateSign } from '../../state-sign.tsx'
import { useMessage } from '../../use-message.ts'
import type { ActionRow } from './action-row.ts'
import type { ColumnId } from './columns.ts'
import styles from './table.module.css'

export function CellWords({ row: { action, summary }, column }: { readonly row: ActionRow; readonly column: ColumnId }): ReactNode {
  const t = useMessage()
  const { cycle } = usePlan()
  switch (column) {
    case 'number':
      return <strong className={styles.faint}>{summary.number ?? (summary.proposedBy === null ? '–' : '+')}</strong>
    case 'title':
      return summary.title.trim() === '' ? <span className={styles.faint}>{t('plan.untitled')}</span> : summary.title
    case 'reference':
      return <span className={styles.faint}>{summary.reference ?? '…'}</span>
    case 'goal': {
      const goal = cycle.goals.find(({ id }) => id === summary.goal)
      return goal === undefined ? null : t('plan.goal', { number: goal.number })
    }
    case 'kind':
      return summary.kind !== null && actionKindLabels[summary.kind]
    case 'leader':
      return summary.leader !== null && summary.leading !== null && (
        <span className={styles.codes}>
          <PartyCode {...partyLabel(summary.leader)} />
          {!isConfirmed(summary.leading.answer) && <span className={styles.faint}>{t(`plan.answer-${summary.leading.answer}`)}</span>}
        </span>
      )
    case 'participants': {
      const { participants } = summary
      return participants.length === 0
        ? <span className={styles.faint}>{t('table.nobody')}</span>
        : t('table.answers', { confirmed: participants.filter(({ answer }) => isConfirmed(answer)).length, count: participants.length })
    }
    case 'from':
      return summary.from !== null && (isQuartersOnly(action.kind) ? formatQuarter(quarterOf(summary.from)) : formatDay(summary.from))
    case 'to':
      return summary.to !== null && (isQuartersOnly(action.kind) ? formatQuarter(quarterOf(summary.to)) : formatDay(summary.to))
    case 'jointActionDays':
      return summary.jointActionDays.map(({ count, quarter }) => t('table.days-in', { count, quarter: formatQuarter(quarter) })).join(', ')
    case 'funding': {
      const { euro, toBeDetermined } = summary.funding
      return (
        <>
          {euro > 0 && formatEuro(euro)}
          {toBeDetermined > 0 && <span className={styles.faint}> {t('table.open-amounts', { count: toBeDetermined })}</span>}
        </>
      )
    }
    case 'state':
      return summary.state === 'to-fix' || (summary.toFix > 0 && summary.state !== 'proposed') ? <Chip tone="bad">{t('table.state-to-fix')}</Chip> : <StateSign standing={{ ...summary, toFix: 0, toLookAt: 0 }} />
    case 'toFix':
      return summary.toFix > 0 && formatNumber(summary.toFix)
    case 'nature':
      return summary.nature !== null && leverNatureLabels[summary.nature]
    case 'stance':
      return summary.stance !== null && leverStanceLabels[summary.stance]
    case 'level':
      return summary.level !== null && leverLevelLabels[summary.level]
    case 'status':
      return summary.status !== null && actionStatusLabels[summary.status]
    case 'progress':
      return summary.progress !== null && <Chip tone={({ green: 'ok', amber: 'warn', red: 'bad' } as const)[summary.progress]}>{progressMarkLabels[summary.progress]}</Chip>
  }
}
