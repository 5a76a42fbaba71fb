// What a group of rows is called, and how many there are.
import { partyLabel } from '../../../../shell/party-label.ts'
import { Mark } from '../../../../design/mark.tsx'
import { PartyCode } from '../../../../design/party-code.tsx'
import { usePlan } from '../../plan-context.tsx'
import { useMessage } from '../../use-message.ts'
import type { Group, GroupOf } from './arrange.ts'
import styles from './table.module.css'

export function GroupName({ group: { of, rows } }: { readonly group: Group }) {
  return <><Name of={of} /> <small className={styles.faint}>{rows.length}</small></>
}

const tones = { 'to-fix': 'bad', drafting: 'neutral', proposed: 'accent', complete: 'ok' } as const

function Name({ of }: { readonly of: GroupOf }) {
  const t = useMessage()
  const { cycle } = usePlan()
  switch (of.by) {
    case 'none':
      return null
    case 'goal': {
      const goal = cycle.goals.find(({ id }) => id === of.goal)
      return goal === undefined ? t('plan.without-goal') : <><span className={styles.goalNumber}>{t('plan.goal', { number: goal.number })}</span> {goal.title}</>
    }
    case 'leader':
      return of.leader === null ? t('table.no-leader') : <><PartyCode {...partyLabel(of.leader)} /> {partyLabel(of.leader).name}</>
    case 'state':
      return <><Mark size="small" tone={tones[of.state]} /> {t(`table.state-${of.state}`)}</>
  }
}
