// What was written and is in no document: refused, or its place was gone. Kept for its author field by field, theirs beside
// mine, until it is applied again, copied or discarded.
import { isMessageCode } from '../../../shared/messages/index.ts'
import { ActionId } from '../../../shared/ids.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import type { DocumentSchema, Path, Roots } from '../../../shared/schema/node.ts'
import type { PlainDocument } from '../../../shared/schema/reading.ts'
import { useEffect, useEffectEvent, useRef, useState, type ComponentType } from 'react'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useMessage, type Translate } from './use-message.ts'
import { useKeptWords, useReading, useReplicaStatus } from '../../replica/index.ts'
import type { KeptReason, KeptWords, Replica } from '../../replica/index.ts'
import { keptPieces, type KeptPiece } from './kept-pieces.ts'
import { controlIn, focusWhenThere } from './places.ts'
import { fieldName } from '../../messages/field-name.ts'
import { useCycles } from '../../shell/cycles.tsx'
import styles from './plan.module.css'

function whyKept(t: Translate, reason: KeptReason): string {
  switch (reason.type) {
    case 'refused':
      return t(isMessageCode(reason.refusal.code) ? reason.refusal.code : 'plan.kept-place-gone')
    case 'place-gone':
      return t('plan.kept-place-gone')
    case 'changed-meanwhile':
      return t('plan.kept-changed')
    case 'rolled-back':
      return t('plan.kept-rolled-back')
    case 'not-allowed':
      return t('plan.kept-not-open')
  }
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  const said = wordsSaid(value)
  return said.length > 0 ? said.join('\n') : JSON.stringify(value)
}

/** What was written in a comment, or in all of a thread. */
function wordsSaid(value: object): readonly string[] {
  if ('text' in value && typeof value.text === 'string') return [value.text]
  return 'comments' in value && typeof value.comments === 'object' && value.comments !== null ? Object.values(value.comments).flatMap(comment => (typeof comment === 'object' && comment !== null ? wordsSaid(comment) : [])) : []
}

type KeptWordsProps<R extends Roots> = {
  readonly replica: Replica<R>
  readonly schema: DocumentSchema<R>
  /** What a field stands in, for instance the title of its action; empty where that has none. */
  readonly within?: (plain: PlainDocument<R>, path: Path) => string | null
  /** What can be done about a place that was refused or is closed, for its first field. */
  readonly Next?: ComponentType<{ readonly path: Path }>
  /** The id of its heading, where a page has a second list. */
  readonly heading?: string
}

export function KeptWordsList<R extends Roots>({ replica, schema, within, Next, heading = headingId }: KeptWordsProps<R>) {
  const t = useMessage()
  const kept = keptPieces(useKeptWords(replica))
  useTellOfMore(kept.length, heading)
  if (kept.length === 0) return null
  return (
    <section className={styles.kept} aria-labelledby={heading}>
      <div className={styles.keptHead}>
        <h2 id={heading} tabIndex={-1}>{t('plan.kept-words')}</h2>
        {kept.length > 1 && <DiscardAll replica={replica} pieces={kept} />}
      </div>
      {kept.map(piece => <Kept key={piece.ids[0]} replica={replica} schema={schema} piece={piece} {...(within === undefined ? {} : { within })} {...(Next === undefined ? {} : { Next })} />)}
    </section>
  )
}

const headingId = 'kept-words'

/** The list stands at the top of the page and its author may be far below, where the sign says "Saved" of what was taken: so
 *  what comes to it is told, with the way there. */
function useTellOfMore(count: number, heading: string): void {
  const t = useMessage()
  const before = useRef(0)
  const close = useRef<(() => void) | null>(null)
  const tell = useEffectEvent(() => {
    close.current?.()
    close.current = showToast({
      tone: 'warn',
      text: t('plan.kept-told', { count }),
      action: { label: t('plan.kept-look'), onPress: () => focusWhenThere(() => document.getElementById(heading)) },
    })
  })
  useEffect(() => {
    if (count > before.current) tell()
    else if (count === 0) close.current?.()
    before.current = count
  }, [count])
  useEffect(() => () => close.current?.(), [])
}

/** What follows an element on the page, the nearest first, and at last the page itself. */
function placesAfter(element: Element | null): readonly HTMLElement[] {
  const places: HTMLElement[] = []
  for (let at = element; at !== null && at.tagName !== 'MAIN'; at = at.parentElement) {
    for (let next = at.nextElementSibling; next !== null; next = next.nextElementSibling) if (next instanceof HTMLElement) places.push(next)
  }
  const page = element?.closest('main')
  return page instanceof HTMLElement ? [...places, page] : places
}

/** One question for all of them, which says how many. */
function DiscardAll<R extends Roots>({ replica, pieces }: { readonly replica: Replica<R>; readonly pieces: readonly KeptPiece[] }) {
  const t = useMessage()
  // Those that the question was asked about; what comes while it stands is not among them.
  const [asked, setAsked] = useState<readonly KeptPiece[] | null>(null)
  const place = useRef<HTMLSpanElement>(null)
  const discard = (all: readonly KeptPiece[]): void => {
    const list = place.current?.closest('section')
    const beside = placesAfter(list ?? null)
    for (const id of all.flatMap(({ ids }) => ids)) replica.discard(id)
    setAsked(null)
    announce(t('plan.discarded-all', { count: all.length }))
    // The list goes with what was in it.
    focusWhenThere(() => beside.find(part => part.isConnected && controlIn(part) !== null) ?? null)
  }
  return (
    <span ref={place}>
      <Button size="small" variant="danger" onPress={() => setAsked(pieces)}>{t('plan.discard-all')}</Button>
      {asked !== null && (
        <Dialog
          isOpen
          isAlert
          onClose={() => setAsked(null)}
          title={t('plan.discard-all-title', { count: asked.length })}
          actions={(
            <>
              <Button onPress={() => setAsked(null)}>{t('design.cancel')}</Button>
              <Button variant="danger" onPress={() => discard(asked)}>{t('plan.discard-all-count', { count: asked.length })}</Button>
            </>
          )}
        >
          <p>{t('plan.discard-all-why')}</p>
        </Dialog>
      )}
    </span>
  )
}

function Kept<R extends Roots>({ replica, schema, piece: { ids, reason, kept }, within, Next }: KeptWordsProps<R> & { readonly piece: KeptPiece }) {
  const t = useMessage()
  // What one may write, and whether the line is up, change while this is looked at.
  useReplicaStatus(replica)
  const mayReapply = useReading(replica, () => replica.mayReapply(kept))
  const refused = refusedPlace({ reason, places: kept.places })
  const mine = kept.places.map(place => wordsOf(place.mine)).filter(words => words !== '').join('\n')
  const discard = (all: readonly string[]): void => all.forEach(id => replica.discard(id))
  // The last says all that the others do.
  const again = (): void => {
    discard(ids.filter(id => id !== kept.id))
    replica.reapplyKept(kept.id)
  }
  return (
    <Banner
      tone="warn"
      isInset
      action={(
        <>
          {mayReapply && <Button size="small" onPress={again}>{t('plan.re-apply')}</Button>}
          <Button size="small" onPress={() => void navigator.clipboard.writeText(mine)}>{t('plan.copy')}</Button>
          <Button size="small" variant="danger" onPress={() => discard(ids)}>{t('plan.discard')}</Button>
        </>
      )}
    >
      <p>{whyKept(t, reason)}</p>
      {Next !== undefined && refused !== undefined && <div className={styles.keptNext}><Next path={refused} /></div>}
      <dl className={styles.keptPlaces}>
        {kept.places.map(({ path, theirs, mine: words }) => (
          <div key={path.join('/')}>
            <dt>{placeName(t, schema, path, within?.(replica.reading.current(), path) ?? null)}</dt>
            <dd><small>{t('plan.kept-mine')}</small> <span>{wordsOf(words) || t('plan.kept-nothing')}</span></dd>
            {wordsOf(theirs) !== '' && <dd><small>{t('plan.kept-theirs')}</small> <span>{wordsOf(theirs)}</span></dd>}
          </div>
        ))}
      </dl>
    </Banner>
  )
}

/** Where a mandate stood in the way, if that was the reason. */
function refusedPlace({ reason, places: [first] }: Pick<KeptWords, 'reason' | 'places'>): Path | undefined {
  if (reason.type === 'not-allowed') return first?.path
  return reason.type === 'refused' && reason.refusal.code.startsWith('mandate/') ? reason.refusal.path : undefined
}

function placeName(t: Translate, schema: DocumentSchema<Roots>, path: Path, within: string | null): string {
  const field = fieldName(t, schema, path)
  return within === null ? field : `${within || t('plan.untitled')} · ${field}`
}

/** In a plan a field stands in an action or under a goal, each known by its title. */
export function usePartOfPlan(): (plain: PlanPlain, path: Path) => string | null {
  const cycles = useCycles()
  return (plain, [root, id]) => {
    if (root === 'goals') return cycles?.flatMap(({ goals }) => goals).find(goal => goal.id === id)?.title ?? null
    const action = root === 'actions' ? ActionId.safeParse(id).data : undefined
    return action === undefined ? null : (plain.actions[action]?.title ?? '')
  }
}
