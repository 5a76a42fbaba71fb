// Actions that look for participants, with the press that adds one's delegation.
import { useState } from 'react'
import { Check } from 'lucide-react'
import { addressOfAction } from '../../../shared/plan-address.ts'
import { Button } from '../../design/button.tsx'
import { Link } from '../../design/link.tsx'
import { useMessage } from './use-message.ts'
import { useLivePlans } from '../../live/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { mayJoin, type Looking } from './looking.ts'
import styles from './my-delegation.module.css'
import { keyOf } from './tasks.ts'
import { doneText, type Rows } from './use-rows.ts'
import { datesOf, nameOfAction, useNames } from './use-words.ts'

const shownAtFirst = 5

interface LookingListProps {
  readonly looking: readonly Looking[]
  readonly rows: Rows
}

export function LookingList({ looking, rows }: LookingListProps) {
  const t = useMessage()
  const names = useNames()
  const { plans } = useLivePlans()
  const { party, memberships, isReadOnly } = usePagePerson()
  const [isWhole, setWhole] = useState(false)
  const functions = memberships.filter(membership => membership.party === party).map(membership => membership.function)
  const may = (plan: Looking['plan']): boolean => {
    const summary = plans.get(plan)?.summary
    return party !== null && !isReadOnly && summary !== undefined && mayJoin({ party, functions }, summary)
  }
  const shown = isWhole ? looking : looking.slice(0, shownAtFirst)
  const delegation = party === null ? '' : partyLabel(party).name
  return (
    <section className={styles.card} id="looking" aria-labelledby="own-looking">
      <header className={styles.cardHead}><h2 id="own-looking" tabIndex={-1}>{t('own.looking')}</h2>{looking.length > 0 && <span className={styles.groupCount}>{looking.length}</span>}</header>
      {looking.length === 0 && <p className={styles.note}>{t('own.looking-none')}</p>}
      <ul className={styles.rows}>
        {shown.map(({ plan, id, action }) => {
          const about = { what: 'join', plan, action: id } as const
          const name = nameOfAction(t, action)
          const state = rows.stateOf(about)
          return (
            <li key={`${plan} ${id}`} className={styles.row} data-row={keyOf(about)}>
              <div className={styles.what}>
                <span className={styles.rowTitle}><Link look="name" href={addressOfAction(plan, id)}>{name}</Link></span>
                <span className={styles.rowFacts}><span>{names.planOf(plan)}</span><span>{datesOf(t, action)}</span></span>
                {action.seeks !== null && <span className={styles.seeks}>{t('own.looking-seeks', { seeks: action.seeks })}</span>}
                {state?.state === 'settled' && state.went !== 'done' && <output className={state.went === 'failed' ? styles.failed : styles.kept}>{state.sentence}</output>}
              </div>
              {state?.state === 'settled' && state.went === 'done' && <span className={styles.done}><Check aria-hidden />{t(doneText('join'))}</span>}
              {may(plan) && (state?.state !== 'settled' || state.went === 'failed') && <Button size="small" isPending={state?.state === 'saving'} aria-label={t('own.join-as', { delegation, action: name })} onPress={() => void rows.run({ about, decision: { does: 'join' } }, name)}>{t('own.join')}</Button>}
            </li>
          )
        })}
      </ul>
      {shown.length < looking.length && <div><Button size="small" variant="quiet" onPress={() => setWhole(true)}>{t('own.show-more', { count: looking.length })}</Button></div>}
    </section>
  )
}
