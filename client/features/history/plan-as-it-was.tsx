// An earlier version of the plan, to read: what it said, and nothing of what was said about it.
import { useMemo } from 'react'
import type { StateAnswer } from '../../../shared/api/history.ts'
import { contentOfPlan } from '../../../shared/documents/plan-content.ts'
import type { ActionContent, PlanContent } from '../../../shared/documents/plan-content.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { bringBackActionAs, bringBackText } from '../../../shared/history/bring-back.ts'
import { asBlocks } from '../../../shared/history/plan-difference.ts'
import { factsOf } from '../../../shared/history/action-facts.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import type { Path } from '../../../shared/schema/node.ts'
import type { RichText } from '../../../shared/schema/rich-text-shape.ts'
import { PastText } from '../../editor/index.ts'
import { formatMoment } from '../../messages/formats.ts'
import { usePlan, usePlanReading } from '../plan/index.ts'
import { BringBack, useMayWriteAt } from './bring-back.tsx'
import styles from './history.module.css'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'
import type { Names } from './use-names.ts'

export function PlanAsItWas({ state: { at, content, numbers } }: { readonly state: StateAnswer }) {
  const t = useMessage()
  const { cycle } = usePlan()
  const names = useNames()
  const byGoal = useMemo(() => {
    const groups = cycle.goals.map(({ id, number, title }) => ({ id: id as string | null, heading: t('history.goal', { number, title }), actions: content.actions.filter(({ goal }) => goal === id) }))
    const without = content.actions.filter(({ goal }) => !cycle.goals.some(({ id }) => id === goal))
    return without.length === 0 ? groups : [...groups, { id: null, heading: t('history.without-goal'), actions: without }]
  }, [cycle, content, t])
  const now = useContentNow()
  const textOf = (goal: string | null): RichText | undefined => content.goals.find(({ id }) => id === goal)?.text
  const isEmpty = content.aim === undefined && content.actions.length === 0 && content.goals.every(({ text }) => text === undefined)
  return (
    <section aria-label={t('history.state', { when: formatMoment(new Date(at)) })} className={styles.state}>
      <h2>{t('history.state', { when: formatMoment(new Date(at)) })}</h2>
      {isEmpty && <p className={styles.note}>{t('history.state-empty')}</p>}
      {content.aim !== undefined && <Past path={['aim']} content={content.aim} now={now.aim} names={names} />}
      {byGoal.filter(({ id, actions }) => actions.length > 0 || textOf(id) !== undefined).map(({ id, heading, actions }) => (
        <div key={id ?? ''} className={styles.goal}>
          <h3>{heading}</h3>
          {id !== null && textOf(id) !== undefined && <Past path={['goals', id, 'text']} content={textOf(id) ?? []} now={now.goals.find(goal => goal.id === id)?.text} names={names} />}
          {actions.map(action => <Action key={action.id} action={action} number={numbers[action.id] ?? null} now={now.actions.find(({ id: known }) => known === action.id)} names={names} />)}
        </div>
      ))}
    </section>
  )
}

/** What the plan says at this moment: what stands there already need not be brought back. */
function useContentNow(): PlanContent {
  const { replica, goalsOfCycle } = usePlan()
  const aim = usePlanReading((plain: PlanPlain) => plain.aim)
  const goals = usePlanReading((plain: PlanPlain) => plain.goals)
  const actions = usePlanReading((plain: PlanPlain) => plain.actions)
  // A reading keeps the identity of what was not touched.
  // oxlint-disable-next-line react/exhaustive-deps
  return useMemo(() => contentOfPlan(replica.doc, goalsOfCycle), [replica, goalsOfCycle, aim, goals, actions])
}

function Action({ action, number, now, names }: { readonly action: ActionContent; readonly number: string | null; readonly now: ActionContent | undefined; readonly names: Names }) {
  const t = useMessage()
  const { plan } = usePlan()
  const path = ['actions', action.id]
  const [mayWrite, mayPlace] = [useMayWriteAt(path, 'write'), useMayWriteAt(path, 'place')]
  const name = `${number ?? ''} ${action.title ?? t('plan.untitled')}`.trim()
  return (
    <article className={styles.action}>
      <div className={styles.actionHead}>
        <h4>{name}</h4>
        {mayWrite && <BringBack isDone={sameValue(now, action)} label={t('history.bring-back-action')} name={t('history.bring-back-action-of', { place: name })} place={names.entry(path)} act={() => ({ isDone: bringBackActionAs(plan, action, mayPlace), why: null })} />}
      </div>
      <dl className={styles.facts}>
        {factsOf(action).map(({ field, words }) => <div key={field}><dt>{names.field([...path, field])}</dt><dd>{words}</dd></div>)}
      </dl>
      {(['description', 'expectedResult'] as const).map(field => action[field] !== undefined && <Past key={field} path={[...path, field]} content={action[field]} now={now?.[field]} names={names} />)}
    </article>
  )
}

function Past({ path, content, now, names }: { readonly path: Path; readonly content: RichText; readonly now: RichText | undefined; readonly names: Names }) {
  const t = useMessage()
  const { plan } = usePlan()
  const mayWrite = useMayWriteAt(path, 'write')
  return (
    <div className={styles.past}>
      <p>{names.field(path)}</p>
      <PastText content={asBlocks(content)} className={styles.pastWords} />
      {mayWrite && <BringBack isDone={sameValue(now, content)} label={t('history.bring-back-text')} name={t('history.bring-back-text-of', { place: names.place(path) })} place={names.place(path)} act={() => ({ isDone: bringBackText(plan, path, content), why: null })} />}
    </div>
  )
}
