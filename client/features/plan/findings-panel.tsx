// Beside the plan: all that is to fix and to look at in it, in the order of the page, each with its source and the way to its
// field; and what people say about it.
import { GitPullRequestArrow, ListChecks, MessageSquare, PenLine } from 'lucide-react'
import { memo, Suspense } from 'react'
import { sameValue } from '../../../shared/projection/same-value.ts'
import { findingKey } from '../../../shared/rules/findings.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import type { GoalId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { Sheet } from '../../design/sheet.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { mediumQuery } from '../../design/use-media.ts'
import { lazily } from '../../shell/lazily.tsx'
import { useCommentsPage, useOpenCount } from './comments/comments-context.tsx'
import { CommentsPanel } from './comments/comments-panel.tsx'
import { reviewTabs } from './comments/comments-state.ts'
import type { CommentsState } from './comments/comments-state.ts'
import { useMessage } from './use-message.ts'
import { findingText } from './finding-text.ts'
import { samePlaces } from './goal-section.tsx'
import { usePlan, usePlanReading } from './plan-context.tsx'
import { goToField } from './places.ts'
import { useDraftCount, useOpenProposals } from './proposals/proposals-context.tsx'
import styles from './plan.module.css'
import { RemedyButton } from './remedy-button.tsx'
import { usePlanFindings } from './use-findings.ts'

const ProposalsPanel = lazily(async () => (await import('./proposals/proposals-panel.tsx')).default)

type PanelProps = { readonly isShown: boolean; readonly onClose: () => void }

export function ReviewPanel({ state, isShown, onClose }: PanelProps & { readonly state: CommentsState }) {
  const t = useMessage()
  const tab = useCommentsPage(state, page => page.tab)
  return (
    <Sheet isOpen={isShown} onClose={onClose} title={t('plan.review')}>
      <Tabs
        look="segments"
        label={t('comments.review-parts')}
        selected={tab}
        onSelect={id => state.showTab(reviewTabs.find(known => known === id) ?? 'to-fix')}
        tabs={[
          { id: 'to-fix', label: t('plan.to-fix-heading'), count: useToFix(), content: <Findings onGo={onClose} /> },
          { id: 'comments', label: t('comments.tab'), count: useOpenCount(), content: <CommentsPanel state={state} onGo={onClose} /> },
          { id: 'proposals', label: t('proposals.tab'), count: useOpenProposals(), apart: <DraftsApart count={useDraftCount()} />, content: <Suspense fallback={<Skeleton />}><ProposalsPanel onGo={onClose} /></Suspense> },
        ]}
      />
    </Sheet>
  )
}

/** Our drafts are no proposals yet: told beside those, by a shape of their own. */
function DraftsApart({ count }: { readonly count: number }) {
  const t = useMessage()
  if (count === 0) return null
  const words = t('proposals.drafts-here-count', { count })
  return <span className={styles.draftsApart} data-name-tip={words}><span aria-hidden><PenLine />{count}</span><VisuallyHidden>, {words}</VisuallyHidden></span>
}

const useToFix = (): number => usePlanFindings().filter(finding => finding.severity === 'to-fix').length

export function FindingsButton({ isShown, onPress }: { readonly isShown: boolean; readonly onPress: () => void }) {
  const t = useMessage()
  const count = useToFix()
  const comments = useOpenCount()
  const proposals = useOpenProposals()
  return (
    <Button icon={<ListChecks aria-hidden />} onPress={onPress} aria-expanded={isShown}>
      {t('plan.to-fix', { count })}
      {comments > 0 && <span className={styles.openComments}><MessageSquare aria-hidden /><span aria-hidden>{comments}</span><VisuallyHidden>{t('comments.open-count', { count: comments })}</VisuallyHidden></span>}
      {proposals > 0 && <span className={styles.openComments}><GitPullRequestArrow aria-hidden /><span aria-hidden>{proposals}</span><VisuallyHidden>{t('proposals.open-count', { count: proposals })}</VisuallyHidden></span>}
    </Button>
  )
}

const Findings = memo(function Findings({ onGo }: { readonly onGo: () => void }) {
  const t = useMessage()
  const findings = usePlanFindings()
  const { goalsOfCycle, cycle } = usePlan()
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  const unplaced = usePlanReading((plain: PlanPlain) => namesOfUnplaced(plain, goalsOfCycle), sameValue)
  const numberOf = (id: GoalId): number => cycle.goals.find(goal => goal.id === id)?.number ?? 0
  const placeOf = ({ subject }: Finding): string => {
    switch (subject.kind) {
      case 'plan':
        return t('plan.this-plan')
      case 'goal':
        return t('plan.goal', { number: numberOf(subject.goal) })
      case 'action':
        return places.find(place => place.id === subject.action)?.number ?? unplaced[subject.action] ?? t('plan.untitled')
    }
  }
  const group = (severity: Finding['severity'], title: string) => {
    const ofGroup = findings.filter(finding => finding.severity === severity)
    return (
      <section className={styles.findingGroup}>
        <h3>{title} <Chip tone={ofGroup.length === 0 ? 'ok' : severity === 'to-fix' ? 'bad' : 'warn'}>{ofGroup.length}</Chip></h3>
        <ul>
          {gathered(ofGroup).map(entry => (Array.isArray(entry)
            ? <EmptyGoals key="goals" findings={entry} numberOf={numberOf} onGo={onGo} />
            : <FindingItem key={findingKey(entry)} finding={entry} place={placeOf(entry)} onGo={onGo} />))}
        </ul>
      </section>
    )
  }
  return (
    <>
      {findings.length === 0 && <EmptyState title={t('plan.nothing-to-fix')} />}
      {group('to-fix', t('plan.to-fix-heading'))}
      {group('to-look-at', t('plan.to-look-at-heading'))}
    </>
  )
})

/** An action without a number is known by its reference, else by its title. */
function namesOfUnplaced(plain: PlanPlain, goalsOfCycle: readonly GoalId[]): { readonly [id: string]: string } {
  const names: { [id: string]: string } = {}
  for (const { id, action, number } of orderedActions(plain, goalsOfCycle)) {
    const name = plain.references[id] ?? action.title
    if (number === null && name !== '') names[id] = name
  }
  return names
}

/** From how many on goals without an action are one entry: in an empty plan they would hide everything else. */
const gatheredFrom = 3

const isAboutEmptyGoal = ({ rule }: Finding): boolean => rule === 'goal/no-action-or-reason'

/** The findings in their order, those about empty goals together where there are many. */
function gathered(findings: readonly Finding[]): readonly (Finding | Finding[])[] {
  const ofGoals = findings.filter(isAboutEmptyGoal)
  if (ofGoals.length < gatheredFrom) return findings
  return findings.flatMap(finding => (finding === ofGoals[0] ? [ofGoals] : isAboutEmptyGoal(finding) ? [] : [finding]))
}

/** A panel that lies over the page would hide the field. */
function go(path: Path, close: () => void): void {
  if (window.matchMedia(mediumQuery).matches) close()
  goToField(path)
}

type GoalsProps = { readonly findings: readonly Finding[]; readonly numberOf: (goal: GoalId) => number; readonly onGo: () => void }

function EmptyGoals({ findings, numberOf, onGo }: GoalsProps) {
  const t = useMessage()
  const [first] = findings
  if (first === undefined) return null
  return (
    <li className={styles.finding} data-severity={first.severity}>
      <strong>{t('plan.goals-empty', { count: findings.length })}</strong>
      <p>{t('plan.goals-empty-why')}</p>
      <small>{findingText(t, first).source}</small>
      <div className={styles.findingActs}>
        {findings.map(({ subject, path }) => subject.kind === 'goal' && (
          <Button key={subject.goal} size="small" variant="link" onPress={() => go(path, onGo)}>{t('plan.goal', { number: numberOf(subject.goal) })}</Button>
        ))}
      </div>
    </li>
  )
}

type ItemProps = { readonly finding: Finding; readonly place: string; readonly onGo: () => void }

/** A finding stays the same object as long as its action is not touched. */
const FindingItem = memo(function FindingItem({ finding, place, onGo }: ItemProps) {
  const t = useMessage()
  const { heading, sentence, source } = findingText(t, finding)
  return (
    <li className={styles.finding} data-severity={finding.severity}>
      <strong>{place} · {heading}</strong>
      <p>{sentence}</p>
      <small>{source}</small>
      <div className={styles.findingActs}>
        <Button size="small" variant="link" onPress={() => go(leadsTo(finding), onGo)}>{t('remedy/go-to-field')}</Button>
        {finding.remedy?.do !== 'choose' && <RemedyButton finding={finding} />}
      </div>
    </li>
  )
}, (one, other) => one.place === other.place && sameValue(one.finding, other.finding))

/** To choose is to go there. */
const leadsTo = ({ remedy, path }: Finding): Path => (remedy?.do === 'choose' ? remedy.path : path)
