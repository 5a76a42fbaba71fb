// The comments of a plan: a new one, which are looked at, and the threads in the order of the page, one of them open.
import { Lock, MessageSquarePlus } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { mentionsColleague } from '../../../../shared/documents/colleague-mentions.ts'
import { aroundOf } from '../../../../shared/documents/found-words.ts'
import { beginThread } from '../../../../shared/documents/thread-commands.ts'
import { orderedActions } from '../../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import type { ThreadPlain } from '../../../../shared/documents/open-threads.ts'
import type { OwnWords } from '../../../../shared/documents/own-thread-commands.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { announce } from '../../../design/announcer.ts'
import { Button } from '../../../design/button.tsx'
import { classNames } from '../../../design/class-names.ts'
import { EmptyState } from '../../../design/empty-state.tsx'
import type { Option, OptionSection } from '../../../design/option.ts'
import { PlainSelect } from '../../../design/plain-select.tsx'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { samePlaces } from '../goal-section.tsx'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { isOfRound } from '../../../rounds/index.ts'
import { audienceWords, CommentBox } from './comment-box.tsx'
import { beganAt, delegationsIn, inOrder, matches } from './comment-list.ts'
import type { CommentFilter } from './comment-list.ts'
import { useCommentsPage, useMarkedWords, useMayComment } from './comments-context.tsx'
import { draftOfBox } from './comments-state.ts'
import type { Box, CommentsState } from './comments-state.ts'
import styles from './comments.module.css'
import { useBeginOwn, useMayWriteOwn, useOwnSource, useReadsOwn, useUnsent, useUsualAudience, useWaiting } from './own-comments.tsx'
import { dropWaiting } from './own-waiting.ts'
import { RoundChoice, useRoundsHere } from './round-choice.tsx'
import { textOf } from './text-of.ts'
import { threadDomId, ThreadItem } from './thread-item.tsx'
import { usePlaceNames } from './use-place-names.ts'

/** More than a panel is high. */
const drawnAtOnce = 20

export function CommentsPanel({ state, onGo }: { readonly state: CommentsState; readonly onGo: () => void }) {
  const t = useMessage()
  const { party, person } = usePlan()
  const { chosen, box, filter, arrival } = useCommentsPage(state, page => page)
  const mayWriteOwn = useMayWriteOwn()
  const mayCommentToAll = useMayComment()
  const mayComment = mayCommentToAll || mayWriteOwn
  const sent = usePlanReading((plain: PlanPlain) => plain.threads)
  const unsent = useUnsent(all => all)
  const source = useOwnSource()
  const own = useSyncExternalStore(source.subscribe, source.current)
  const threads = useMemo(() => ({ ...sent, ...unsent }), [sent, unsent])
  const rounds = useRoundsHere()
  const nameOf = usePlaceNames()
  const listed = useListed(threads)
  const shown = useMemo(() => listed.filter(({ id, thread }) => id === chosen || matches(thread, filter, party, {
    isOwn: unsent[id] !== undefined,
    isOfRound: isOfRound(filter.round, rounds, stampOf(thread)),
    mentionsReader: Object.values(own[id]?.comments ?? {}).some(comment => comment?.text !== undefined && mentionsColleague(comment.text, person)),
  })), [listed, filter, party, person, chosen, unsent, own, rounds])
  // Hundreds of threads are drawn when the panel is there.
  const drawn = useDeferredValue(shown, shown.slice(0, drawnAtOnce))
  const panel = useRef<HTMLDivElement>(null)
  const arrived = useRef<typeof arrival>(null)

  useEffect(() => {
    if (arrival === null || arrived.current === arrival) return
    if (arrival.at === 'box') {
      arrived.current = arrival
      const field = panel.current?.querySelector<HTMLElement>('section textarea')
      field?.focus()
      field?.scrollIntoView({ block: 'nearest' })
      return
    }
    const thread = document.getElementById(threadDomId(arrival.at))
    // It may not be drawn yet.
    if (thread === null) return
    arrived.current = arrival
    thread.scrollIntoView({ block: 'start' })
    if (arrival.takesFocus) thread.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  })

  return (
    <div ref={panel} className={styles.panel}>
      {box !== null
        ? <NewComment key={draftOfBox(box)} state={state} box={box} place={nameOf(box.about).name} />
        : mayComment && <Button size="small" icon={<MessageSquarePlus aria-hidden />} onPress={() => state.write([], null)}>{t('comments.on-plan')}</Button>}
      <Filter state={state} filter={filter} threads={sent} />
      <WaitingList nameOf={about => nameOf(about).name} />
      <VisuallyHidden><output>{t('comments.count', { count: shown.length })}</output></VisuallyHidden>
      {shown.length === 0 && (listed.length === 0
        ? <EmptyState title={t('comments.none')}>{t(!mayComment ? 'comments.none-why-reader' : mayWriteOwn ? 'comments.none-why-own' : 'comments.none-why')}</EmptyState>
        : <EmptyState title={t('comments.none-such')}>{t('comments.none-such-why')}</EmptyState>)}
      <ul className={styles.threads} aria-label={t('comments.list')}>
        {drawn.map(({ id, thread }) => {
          const { name, isThere } = nameOf(thread.about ?? [])
          return <ThreadItem key={id} state={state} id={id} thread={thread} own={own[id]} isOwn={unsent[id] !== undefined} place={name} isThere={isThere} isChosen={id === chosen} onGo={onGo} />
        })}
      </ul>
    </div>
  )
}

/** Undefined: the server has not taken it yet. */
const stampOf = (thread: ThreadPlain): string | undefined => (Object.values(thread.comments).some(comment => comment?.stamp !== undefined) ? beganAt(thread) : undefined)

/** The delegation's first comments here, for which its side is being made. */
function WaitingList({ nameOf }: { readonly nameOf: (about: Path) => string }) {
  const t = useMessage()
  const { party } = usePlan()
  const { key, waiting } = useWaiting()
  if (waiting.length === 0) return null
  return (
    <ul className={styles.threads} aria-label={t('comments.waiting')}>
      {waiting.map((each, index) => (
        // They are only ever added at the end, and keep no state.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index} className={classNames(styles.thread, styles.isOwn)}>
          <h3 className={styles.threadHead}>{nameOf(each.about)}</h3>
          <p className={styles.ownSign}><Lock aria-hidden /> {audienceWords(t, 'ours', partyLabel(party).name)}</p>
          <p className={styles.snippet}>{each.text}</p>
          <p className={styles.notSent}>{t('comments.waiting-why')}</p>
          <div className={styles.threadActs}><Button size="small" onPress={() => dropWaiting(key, each)}>{t('comments.throw-away')}</Button></div>
        </li>
      ))}
    </ul>
  )
}

function NewComment({ state, box, place }: { readonly state: CommentsState; readonly box: Box; readonly place: string }) {
  const t = useMessage()
  const { plan, party, replica } = usePlan()
  const mayWriteOwn = useMayWriteOwn()
  const mayCommentToAll = useMayComment()
  const beginOwn = useBeginOwn()
  const usual = useUsualAudience()
  const [audience, setAudience] = useState(() => usual(box.about))
  const mayChoose = mayWriteOwn && mayCommentToAll
  const send = (text: string): void => {
    const isOwn = audience === 'ours'
    const id = isOwn ? beginOwn(box.about, text, wordsWithAround()) : beginThread(plan, party, box.about, text, box.words ?? undefined)
    const wentBack = state.closeBox()
    announce(t(isOwn ? 'comments.added-own' : replica.status().saved === 'offline' ? 'comments.sent-later' : 'comments.sent'))
    if (id === null) return
    // Where there is no way back, one goes on from what one wrote.
    if (wentBack) state.choose(id)
    else state.open(id, true)
  }
  const wordsWithAround = (): OwnWords | undefined => {
    const text = box.words === null ? null : textOf(replica.doc, box.about)
    return box.words === null || text === null ? undefined : { ...box.words, around: aroundOf(text, box.words.anchor) }
  }
  return (
    <section className={styles.newComment} aria-label={t('comments.box-about', { place })}>
      <h3>{t('comments.box-about', { place })}</h3>
      {box.words !== null && <p className={styles.quote}><q>{box.words.quote}</q></p>}
      <CommentBox state={state} draft={draftOfBox(box)} label={t('comments.box')} act={t(audience === 'ours' ? 'comments.add-own' : 'comments.send')} audience={audience} onAudience={mayChoose ? setAudience : undefined} takesFocus onSend={send} onClose={() => state.closeBox()} />
    </section>
  )
}

function useListed(threads: PlanPlain['threads']): ReturnType<typeof inOrder> {
  const { goalsOfCycle, replica } = usePlan()
  const marked = useMarkedWords()
  const version = useSyncExternalStore(marked.subscribe, marked.version)
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  return useMemo(() => {
    const inText = (about: Path): readonly ThreadId[] => {
      const text = textOf(replica.doc, about)
      return text === null ? [] : [...marked.of(text).keys()]
    }
    return inOrder(threads, { goalsOfCycle, places, inText })
  // The version stands for what is marked in the texts.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [threads, places, goalsOfCycle, replica, marked, version])
}

function Filter({ state, filter, threads }: { readonly state: CommentsState; readonly filter: CommentFilter; readonly threads: PlanPlain['threads'] }) {
  const t = useMessage()
  const { party } = usePlan()
  const readsOwn = useReadsOwn()
  const delegations = useMemo(() => delegationsIn(threads).map(id => ({ id, label: partyLabel(id).name })).sort((one, other) => (one.label < other.label ? -1 : 1)), [threads])
  const states: readonly Option[] = (['open', 'resolved', 'all'] as const).map(id => ({ id, label: t(`comments.filter-${id}`) }))
  const who: readonly (Option | OptionSection)[] = [
    ...(['anyone', 'ours', 'mentions'] as const).map(id => ({ id, label: t(`comments.filter-${id}`) })),
    ...(readsOwn ? [{ id: 'only-ours', label: audienceWords(t, 'ours', partyLabel(party).name) }] : []),
    ...(delegations.length > 0 ? [{ id: 'delegations', label: t('comments.filter-delegations'), options: delegations }] : []),
  ]
  return (
    <div className={styles.filter}>
      <PlainSelect label={t('comments.filter-state')} options={states} value={filter.state} onChange={id => state.filterBy({ ...filter, state: id as CommentFilter['state'] })} />
      <PlainSelect label={t('comments.filter-who')} options={who} value={filter.who} onChange={id => state.filterBy({ ...filter, who: id as CommentFilter['who'] })} />
      <RoundChoice value={filter.round} onChange={round => state.filterBy({ ...filter, round })} />
    </div>
  )
}
