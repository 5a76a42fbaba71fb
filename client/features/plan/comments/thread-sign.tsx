// How many threads are open at a place, and how many that only the delegation has: small signs beside it that open the first of them.
import { MessageSquare, MessageSquareLock } from 'lucide-react'
import { openAt, openWithin } from '../../../../shared/documents/open-threads.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { ThreadId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { classNames } from '../../../design/class-names.ts'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { useComments } from './comments-context.tsx'
import { useUnsent } from './own-comments.tsx'
import styles from '../count-sign.module.css'

type ThreadSignProps = {
  readonly place: Path
  /** What the place is called. */
  readonly name: string
  /** An entry is told of everything in it. */
  readonly isEntry?: boolean
}

const look = classNames(styles.sign, styles.commented)
const ownLook = classNames(styles.sign, styles.commented, styles.ofOurs)

export function ThreadSign({ place, name, isEntry = false }: ThreadSignProps) {
  const openIn = (threads: PlanPlain['threads']): readonly ThreadId[] => (isEntry ? openWithin(threads, place) : openAt(threads, place))
  const open = usePlanReading(({ threads }) => openIn(threads), sameThreads)
  return (
    <>
      <Sign open={open} name={name} />
      <OwnSign openIn={openIn} name={name} />
    </>
  )
}

function Sign({ open, name }: { readonly open: readonly ThreadId[]; readonly name: string }) {
  const t = useMessage()
  const state = useComments()
  const [first] = open
  if (first === undefined) return null
  const count = t('comments.here', { count: open.length })
  if (state === null) return <span className={look} data-name-tip={count}><MessageSquare aria-hidden /><span aria-hidden>{open.length}</span><VisuallyHidden>{count}</VisuallyHidden></span>
  return (
    <button type="button" data-tells className={look} data-name-tip={count} aria-label={t('comments.open-here', { place: name, count })} onClick={() => state.open(first, true)}>
      <MessageSquare aria-hidden />{open.length}
    </button>
  )
}

function OwnSign({ openIn, name }: { readonly openIn: (threads: PlanPlain['threads']) => readonly ThreadId[]; readonly name: string }) {
  const t = useMessage()
  const state = useComments()
  const { party } = usePlan()
  const open = useUnsent(openIn)
  const [first] = open
  if (first === undefined || state === null) return null
  const count = t('comments.here-own', { count: open.length, delegation: partyLabel(party).name })
  return (
    <button type="button" data-tells className={ownLook} data-name-tip={count} aria-label={t('comments.open-here', { place: name, count })} onClick={() => state.open(first, true)}>
      <MessageSquareLock aria-hidden />{open.length}
    </button>
  )
}

const sameThreads = (one: readonly string[], other: readonly string[]): boolean => one === other || (one.length === other.length && one.every((id, index) => other[index] === id))
