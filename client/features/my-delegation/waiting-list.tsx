// What waits for the delegation, in groups, with the acts in the rows.
import { Suspense, useState } from 'react'
import { lazily, lazilyOrNothing } from '../../shell/lazily.tsx'
import type { PartyId } from '../../../shared/ids.ts'
import { mayAskForPen, mayDo, nowhere } from '../../../shared/projection/waiting.ts'
import type { Stands, Waiting } from '../../../shared/projection/waiting.ts'
import { Button } from '../../design/button.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { announce } from '../../design/announcer.ts'
import { draftCount, isToRead, markRead, useDraftsToSend, useLivePlans } from '../../live/index.ts'
import { useMessage, type Translate } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { groupsOf, type Block, type Group } from './groups.ts'
import styles from './my-delegation.module.css'
import { keyOf } from './tasks.ts'
import { goOnFrom, type Rows } from './use-rows.ts'
import { useNames, useWords } from './use-words.ts'
import { WaitingRow } from './waiting-row.tsx'

const DraftsToSend = lazilyOrNothing(async () => (await import('./drafts-to-send.tsx')).default)
const ConfirmAll = lazily(async () => (await import('./confirm-all.tsx')).default)

interface WaitingListProps {
  readonly party: PartyId
  readonly waiting: readonly Waiting[]
  readonly rows: Rows
  /** How many actions look for participants. */
  readonly looking: number
}

export function WaitingList({ party, waiting, rows, looking }: WaitingListProps) {
  const t = useMessage()
  const delegation = partyLabel(party).name
  const groups = groupsOf(waiting)
  const unsent = useDraftsToSend()
  const count = waiting.length + draftCount(unsent)
  return (
    <section className={styles.card} aria-labelledby="own-waiting">
      <header className={styles.cardHead}>
        <PartyCode {...partyLabel(party)} />
        <h2 id="own-waiting" tabIndex={-1} data-waiting-title>{t('own.waits', { delegation })}</h2>
        {count > 0 && <span className={styles.badge}><span aria-hidden>{count}</span><span className={styles.hidden}>{t('own.waits-count', { count })}</span></span>}
      </header>
      {groups.length === 0 && unsent.length === 0 && (
        <p className={styles.nothing}>
          <strong>{t('own.nothing-waits')}</strong>{' '}
          {looking > 0 ? <Link href="#looking">{t('own.look-for-participants', { count: looking })}</Link> : t('own.look-for-participants', { count: looking })}
        </p>
      )}
      {groups.map(group => <GroupOfRows key={group.name} group={group} party={party} rows={rows} />)}
      {unsent.length > 0 && <Suspense fallback={null}><DraftsToSend unsent={unsent} delegation={delegation} /></Suspense>}
    </section>
  )
}

function GroupOfRows({ group, party, rows }: { readonly group: Group; readonly party: PartyId; readonly rows: Rows }) {
  const t = useMessage()
  const { plans } = useLivePlans()
  const { memberships, isReadOnly } = usePagePerson()
  const functions = memberships.filter(membership => membership.party === party).map(membership => membership.function)
  const standsOf = ({ plan }: Waiting): Stands => plans.get(plan)?.summary ?? nowhere
  const may = (waiting: Waiting): boolean => mayDo(waiting, standsOf(waiting), functions)
  const cannot = group.blocks.flatMap(({ waiting }) => waiting).filter(waiting => !may(waiting))
  return (
    <section className={styles.group} aria-labelledby={`own-group-${group.name}`}>
      <h3 id={`own-group-${group.name}`} className={styles.groupTitle}>{t(`own.group-${group.name}`)} <span className={styles.groupCount}>{group.count}</span></h3>
      {whoCan(t, cannot, partyLabel(party).name).map(sentence => <p key={sentence} className={styles.note}>{sentence}</p>)}
      {group.blocks.map(block => <Rows key={block.plan ?? 'all'} block={block} party={party} rows={rows} may={waiting => !isReadOnly && may(waiting)} mayAsk={waiting => !isReadOnly && mayAskForPen(standsOf(waiting), functions)} />)}
    </section>
  )
}

/** Who of the delegation does what this person may not. */
function whoCan(t: Translate, cannot: readonly Waiting[], delegation: string): readonly string[] {
  const ids = cannot.map(waiting => {
    switch (waiting.what) {
      case 'answer':
      case 'keep':
        return 'own.who-answers'
      case 'confirm-leader':
        return 'own.who-confirms'
      case 'accept-plan':
        return 'own.who-accepts'
      case 'take-in':
      case 'admit':
      case 'take-offer':
      case 'lend-pen':
      case 'read-step':
      case 'pen-ends':
      case 'read-note':
        return 'own.who-decides'
    }
  })
  return [...new Set(ids)].map(id => t(id, { delegation }))
}

/** From so many on they can be confirmed together. */
const several = 2

interface RowsProps {
  readonly block: Block
  readonly party: PartyId
  readonly rows: Rows
  readonly may: (waiting: Waiting) => boolean
  /** Whether this person may ask for the pen in the plan of it. */
  readonly mayAsk: (waiting: Waiting) => boolean
}

function Rows({ block: { plan, waiting }, party, rows, may, mayAsk }: RowsProps) {
  const t = useMessage()
  const wordsOf = useWords()
  const names = useNames()
  const { person } = usePagePerson()
  const [isReviewing, setReviewing] = useState(false)
  const open = waiting.filter(each => may(each) && rows.stateOf(each) === undefined)
  const confirm = (chosen: readonly Waiting[]): void => {
    setReviewing(false)
    for (const each of chosen) void rows.run({ about: each, decision: { does: 'confirm' } }, wordsOf(each).title)
  }
  const read = (each: Waiting): void => {
    if (!isToRead(each)) return
    const { title } = wordsOf(each)
    goOnFrom(keyOf(each))
    markRead(person.id, each)
    announce(t('own.told-done', { done: t('own.done-read'), row: title }))
  }
  return (
    <div className={styles.block}>
      {plan !== null && (
        <div className={styles.blockHead}>
          <Link look="name" href={`/plans/${plan}`}>{names.planOf(plan)}</Link>
          {open.length >= several && <Button size="small" variant="link" aria-label={t('own.confirm-all-of', { count: open.length, plan: names.planOf(plan) })} onPress={() => setReviewing(true)}>{t('own.confirm-all', { count: open.length })}</Button>}
        </div>
      )}
      <ul className={styles.rows}>
        {waiting.map(each => {
          const words = wordsOf(each)
          return (
            <WaitingRow
              key={keyOf(each)}
              waiting={each}
              words={words}
              mayAct={may(each)}
              mayAsk={mayAsk(each)}
              state={rows.stateOf(each)}
              onDecide={decision => void rows.run({ about: each, decision }, words.title)}
              onRead={() => read(each)}
            />
          )
        })}
      </ul>
      {isReviewing && plan !== null && <Suspense fallback={null}><ConfirmAll delegation={partyLabel(party).name} plan={names.planOf(plan)} waiting={open} wordsOf={wordsOf} onConfirm={confirm} onClose={() => setReviewing(false)} /></Suspense>}
    </div>
  )
}
