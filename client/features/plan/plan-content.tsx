// The page of a plan: header, goals with their actions, and beside them what is to fix.
import { planSchema } from '../../../shared/documents/plan.ts'
import { History, KeyRound } from 'lucide-react'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { Button, IconButton } from '../../design/button.tsx'
import { classNames } from '../../design/class-names.ts'
import { Chip } from '../../design/chip.tsx'
import { Faces } from '../../design/faces.tsx'
import { mediumQuery, narrowQuery, useMedia } from '../../design/use-media.ts'
import { useMessage } from './use-message.ts'
import { useCommands } from '../../shell/commands.tsx'
import { lazily } from '../../shell/lazily.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { useComments } from './comments/comments-context.tsx'
import { CommentLayer } from './comments/comment-layer.tsx'
import { ConsultedBar } from './consulted/consulted-bar.tsx'
import { FindingsButton, ReviewPanel } from './findings-panel.tsx'
import { FollowBar, useFollow } from './follow.tsx'
import { ImportDoor } from './import-door.tsx'
import { KeptWordsList, usePartOfPlan } from './kept-words.tsx'
import { OwnNews } from './own-news.tsx'
import { PlanBanner } from './plan-banner.tsx'
import { usePlan } from './plan-context.tsx'
import { PlanExportMenu, PrintedPlan } from './plan-export.tsx'
import { PlanHeader, usePlanTitle } from './plan-header.tsx'
import { ProposalsLayer } from './proposals/proposals-layer.tsx'
import { RoundBanner } from './round-banner.tsx'
import { StatusSign } from './status-sign.tsx'
import { StepBanner } from './step-banner.tsx'
import styles from './plan.module.css'
import { UndoButtons } from './undo-buttons.tsx'
import { KeptNext } from './why/kept-next.tsx'
import { PlanWhy } from './why/plan-why.tsx'
import { useAddress } from './use-address.ts'
import { useAnnounceOthers } from './use-announce-others.ts'
import { useFocusKept } from './use-focus-kept.ts'
import { useNothingToWrite } from './use-nothing-to-write.ts'
import { useOpenActions } from './use-open-actions.ts'
import { useOthers, useOwnPlace } from './use-place.ts'
import { useUndoKeys } from './use-undo-keys.ts'
import { TakenAwayContext, useTakenAway } from './use-taken-away.ts'
import { PlanViews, usePlanView } from './views/plan-views.tsx'

const AccessDialog = lazily(async () => (await import('./access/access-dialog.tsx')).default)

export function PlanContent() {
  const t = useMessage()
  const { id, replica, cycle, record, person, may } = usePlan()
  const navigate = useNavigate()
  const openHistory = (): void => void navigate(`/plans/${id}/history`)
  const mayWriteHere = useNothingToWrite() === null
  // For whoever may answer them.
  const waiting = may({ writtenBy: 'lending' }) ? (record.penRequests ?? []).length : 0
  const [isAccessOpen, setAccessOpen] = useState(false)
  const { openActions, onToggle } = useOpenActions(`${person} ${id}`)
  // Beside the page it is there until it is closed; where it would lie over the page it waits to be asked for.
  const liesOver = useMedia(mediumQuery)
  const isNarrow = useMedia(narrowQuery)
  const [shown, setShown] = useState({ beside: true, over: false })
  const isPanelShown = liesOver ? shown.over : shown.beside
  const setPanelShown = useCallback((isShown: boolean): void => setShown(before => ({ ...before, [liesOver ? 'over' : 'beside']: isShown })), [liesOver])
  const closePanel = useCallback(() => setPanelShown(false), [setPanelShown])
  const comments = useComments()
  useEffect(() => comments?.onPanel(() => setPanelShown(true)), [comments, setPanelShown])
  const others = useOthers()
  const title = usePlanTitle()
  const chosen = usePlanView()
  const partOfPlan = usePartOfPlan()
  const following = useFollow(others.people, chosen.view.id, chosen.show)
  useAddress()
  useOwnPlace()
  const taken = useTakenAway(others)
  useAnnounceOthers(others.people, taken.taken?.loss ?? null)
  useUndoKeys(replica.undo)
  useFocusKept()
  useCommands([
    { id: 'who may do what', label: t('access.open'), place: 'page', run: () => setAccessOpen(true) },
    { id: 'history', label: t('plan.open-history'), place: 'page', run: openHistory },
    { id: 'review', label: t(isPanelShown ? 'plan.hide-review' : 'plan.show-review'), place: 'page', run: () => setPanelShown(!isPanelShown) },
  ])

  // In the bar they would leave no room for the plan's own name; on a small screen the tabs need theirs.
  const tools = (
    <>
      <ImportDoor />
      {isNarrow
        ? <IconButton icon={<History aria-hidden />} label={t('plan.open-history')} onPress={openHistory} />
        : <Button size="small" variant="quiet" icon={<History aria-hidden />} onPress={openHistory}>{t('plan.history')}</Button>}
      {isNarrow
        ? <IconButton icon={<KeyRound aria-hidden />} label={waiting > 0 ? t('access.waiting', { count: waiting }) : t('access.open')} onPress={() => setAccessOpen(true)} />
        : <Button size="small" variant="quiet" icon={<KeyRound aria-hidden />} onPress={() => setAccessOpen(true)}>{t('access.open')}{waiting > 0 && <Chip tone="accent">{t('access.waiting', { count: waiting })}</Chip>}</Button>}
    </>
  )

  return (
    <TakenAwayContext value={taken}>
      <PageHeader
        title={title}
        breadcrumb={[{ label: cycle.label }, { label: t('shell.plans'), href: '/plans' }]}
        status={<StatusSign replica={replica} />}
        people={<Faces act={{ words: t('follow.start'), nameFor: ({ name }) => t('follow.start-person', { name }), onPress: following.follow }} people={others.people.map(other => ({ id: other.person, name: other.name, delegation: partyLabel(other.party), colour: other.colour, isIdle: other.isIdle }))} />}
        actions={(
          <>
            {mayWriteHere && <UndoButtons undo={replica.undo} />}
            {isNarrow && tools}
            <PlanExportMenu isSmall={isNarrow} />
            <FindingsButton isShown={isPanelShown} onPress={() => setPanelShown(!isPanelShown)} />
          </>
        )}
      />
      <PrintedPlan isWide={chosen.view.isFrame === true} />
      <PlanBanner />
      <RoundBanner />
      <ConsultedBar isCards={chosen.view.isFrame !== true} />
      <FollowBar following={following} />
      <OwnNews />
      <StepBanner />
      <PlanWhy />
      {comments !== null && <CommentLayer state={comments} />}
      {isAccessOpen && <Suspense fallback={null}><AccessDialog onClose={() => setAccessOpen(false)} /></Suspense>}
      <div className={styles.page} data-fills>
        <div className={classNames(styles.main, chosen.view.isFrame === true && styles.framed)}>
          <PlanHeader here={others.byPart.get('aim')?.[0]} isShort={chosen.view.isFrame === true} />
          <div className={styles.waiting}><KeptWordsList replica={replica} schema={planSchema} within={partOfPlan} Next={KeptNext} />{comments !== null && <ProposalsLayer review={comments} />}</div>
          <PlanViews {...chosen} openActions={openActions} onToggle={onToggle} others={others} tools={isNarrow ? undefined : tools} />
        </div>
        {comments !== null && <ReviewPanel state={comments} isShown={isPanelShown} onClose={closePanel} />}
      </div>
    </TakenAwayContext>
  )
}
