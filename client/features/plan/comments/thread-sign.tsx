// How many threads are open at a place: a small sign beside it that opens the first of them.
import { MessageSquare } from 'lucide-react'
import { openAt, openWithin } from '../../../../shared/documents/open-threads.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { classNames } from '../../../design/class-names.ts'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { useComments } from './comments-context.tsx'
import styles from '../count-sign.module.css'

type ThreadSignProps = {
  readonly place: Path
  /** What the place is called. */
  readonly name: string
  /** An entry is told of everything in it. */
  readonly isEntry?: boolean
}

const look = classNames(styles.sign, styles.commented)

export function ThreadSign({ place, name, isEntry = false }: ThreadSignProps) {
  const t = useMessage()
  const state = useComments()
  const open = usePlanReading(({ threads }) => (isEntry ? openWithin(threads, place) : openAt(threads, place)), sameThreads)
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

const sameThreads = (one: readonly string[], other: readonly string[]): boolean => one === other || (one.length === other.length && one.every((id, index) => other[index] === id))
