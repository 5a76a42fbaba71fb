// A text that is only read, live, drawn from the shared text itself. Without the editor, whose binding writes: it
// deletes what it does not know. Looks as the editor does, so that one can take the other's place unseen.
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { createContext, createElement, Fragment, memo, use, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { partsOfAnchor } from '../../shared/documents/text-lines.ts'
import { commentMark } from '../../shared/schema/comment-mark.ts'
import type { RichTextMark, RichTextNode } from '../../shared/schema/rich-text-reading.ts'
import type { TextKind } from '../../shared/schema/rich-text.ts'
import { classNames } from '../design/class-names.ts'
import styles from './editor.module.css'
import { isLinkAddress, shownLinkAttributes } from './schema/link.ts'
import { copyWithoutComments } from './copied-words.ts'
import { noThreads, threadAround } from './text-comments.ts'
import type { ShownThreads, TextComments } from './text-comments.ts'
import { usePlanMessage as useMessage } from '../messages/use-message.tsx'
import { useSharedText } from './use-shared-text.ts'
import { withUnmarked } from './with-unmarked.ts'

export interface TextViewProps {
  readonly fragment: Y.XmlFragment
  readonly kind: TextKind
  /** Shown while there is nothing to read. */
  readonly placeholder?: string | undefined
  readonly className?: string | undefined
  /** Makes it a field that can be reached and read but not written, under this name. */
  readonly label?: string | undefined
  readonly describedBy?: string | undefined
  readonly id?: string | undefined
  readonly comments?: TextComments | undefined
}

export const TextView = memo(function TextView({ fragment, kind, placeholder, className, label, describedBy, id, comments }: TextViewProps) {
  const { content: written = [] } = useSharedText(fragment)
  const shown = useShown(comments)
  const content = useMemo(() => withUnmarked(written, shown.unmarked.flatMap(({ thread, anchor }) => partsOfAnchor(fragment, anchor).map(part => ({ ...part, thread })))), [written, shown, fragment])
  const hint = isBare(content) ? placeholder : undefined
  const opening = comments === undefined || kind === 'title' ? {} : openingKeys(comments)
  const names = classNames(styles.text, kind === 'title' ? styles.title : styles.rich, label !== undefined && styles.readable, className)
  const field = label === undefined ? {} : { ...fieldAttributes(kind, label), 'aria-describedby': describedBy }
  return createElement(
    // A title may stand in a heading, where only words may.
    kind === 'title' ? 'span' : 'div',
    { id, className: names, ...field, ...opening },
    kind === 'title' ? <TitleLines content={content} hint={hint} /> : <Shown value={shown}><Blocks content={content} hint={hint} /></Shown>,
  )
})

/** A text of an earlier moment: there is nothing behind it to follow. */
export function PastText({ content, className }: { readonly content: readonly RichTextNode[]; readonly className?: string | undefined }) {
  return <div className={classNames(styles.text, styles.rich, className)}><Blocks content={content} /></div>
}

const Shown = createContext(noThreads)

const nothing = (): (() => void) => () => undefined
const none = (): ShownThreads => noThreads
const useShown = (comments: TextComments | undefined): ShownThreads => useSyncExternalStore(comments?.subscribe ?? nothing, comments?.shown ?? none)

/** Commented words are buttons of the text: pressed with a pointer, Enter or the space key. */
function openingKeys(comments: TextComments) {
  const open = (target: EventTarget, text: Element): boolean => {
    const thread = threadAround(target, text, comments.shown())
    if (thread !== null) comments.open(thread, 'key')
    return thread !== null
  }
  return {
    onCopy: copyWithoutComments,
    onClick: ({ target, currentTarget }: MouseEvent<Element>) => {
      // Whoever selects words ends on some.
      if (window.getSelection()?.isCollapsed !== false) open(target, currentTarget)
    },
    onKeyDown: (event: KeyboardEvent<Element>) => {
      if ((event.key === 'Enter' || event.key === ' ') && event.target !== event.currentTarget && open(event.target, event.currentTarget)) event.preventDefault()
    },
  }
}

function fieldAttributes(kind: TextKind, label: string) {
  return { role: 'textbox', tabIndex: 0, 'aria-readonly': true, 'aria-multiline': kind === 'rich', 'aria-label': label } as const
}

/** One line without a character: where the editor shows its placeholder too. */
const isBare = (content: readonly RichTextNode[]): boolean =>
  content.length <= 1 && content.every(({ content: inner = [], type }) => inner.length === 0 && (type === 'paragraph' || type === 'heading'))

function TitleLines({ content, hint }: { readonly content: readonly RichTextNode[]; readonly hint: string | undefined }) {
  // The lines of a text have no name of their own, and none keeps a state.
  /* oxlint-disable react/no-array-index-key */
  return content.map((line, index) => (
    <span key={index} className={styles.line} data-placeholder={hint}>
      <Line content={line.content} />
    </span>
  ))
  /* oxlint-enable react/no-array-index-key */
}

function Blocks({ content, hint }: { readonly content: readonly RichTextNode[] | undefined; readonly hint?: string | undefined }) {
  // oxlint-disable-next-line react/no-array-index-key
  return (content ?? []).map((node, index) => <Block key={index} node={node} hint={hint} />)
}

function Block({ node, hint }: { readonly node: RichTextNode; readonly hint: string | undefined }) {
  const { type, attrs = {}, content } = node
  switch (type) {
    case 'paragraph':
      return <p data-placeholder={hint}><Line content={content} /></p>
    case 'heading':
      return createElement(headingTag(attrs['level']), { 'data-placeholder': hint }, <Line content={content} />)
    case 'bulletList':
      return <ul><Blocks content={content} /></ul>
    case 'orderedList':
      return <ol start={wholeNumber(attrs['start'])}><Blocks content={content} /></ol>
    case 'listItem':
      return <li><Blocks content={content} /></li>
    case 'table':
      return <div className={styles.tableScroll}><table><tbody><Blocks content={content} /></tbody></table></div>
    case 'tableRow':
      return <tr><Blocks content={content} /></tr>
    case 'tableHeader':
    case 'tableCell':
      return createElement(type === 'tableCell' ? 'td' : 'th', { colSpan: wholeNumber(attrs['colspan']), rowSpan: wholeNumber(attrs['rowspan']) }, <Blocks content={content} />)
    default:
      return <Unknown />
  }
}

function Line({ content }: { readonly content: readonly RichTextNode[] | undefined }) {
  const parts = content ?? []
  const shown = use(Shown)
  const last = parts.at(-1)
  return (
    <>
      {/* oxlint-disable-next-line react/no-array-index-key */}
      {parts.map((part, index) => <Fragment key={index}>{partOf(part, shown)}</Fragment>)}
      {/* A line that is empty, or ends in a break, is as high as in the editor. */}
      {(last === undefined || last.type === 'hardBreak') && <br />}
    </>
  )
}

function partOf({ type, text = '', marks = [] }: RichTextNode, shown: ShownThreads): ReactNode {
  if (type === 'hardBreak') return <br />
  if (type !== 'text') return <Unknown />
  return commented(marks.reduce<ReactNode>(marked, text), marks.flatMap(mark => (mark.type === commentMark ? String(mark.attrs?.['thread']) : [])).filter(thread => shown.open.has(thread)), shown)
}

function commented(words: ReactNode, threads: readonly string[], { chosen, own }: ShownThreads): ReactNode {
  return threads.length === 0 ? words : <Commented threads={threads} isChosen={chosen !== null && threads.includes(chosen)} isOwn={threads.every(thread => own.has(thread))}>{words}</Commented>
}

type CommentedProps = { readonly threads: readonly string[]; readonly isChosen: boolean; readonly isOwn: boolean; readonly children: ReactNode }

function Commented({ threads, isChosen, isOwn, children }: CommentedProps) {
  const t = useMessage()
  // No button of HTML: its words stay words of the text, which run over lines and can be selected.
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
  return <mark role="button" tabIndex={0} aria-expanded={isChosen} {...{ 'aria-description': t(isOwn ? 'comments.words-have-own' : 'comments.words-have', { count: threads.length }) }} className={classNames(isChosen ? styles.commentedChosen : styles.commented, isOwn && styles.commentedByUs)} data-thread={threads.join(' ')}>{children}</mark>
}

function marked(inner: ReactNode, { type, attrs }: RichTextMark): ReactNode {
  switch (type) {
    case 'bold':
      return <strong>{inner}</strong>
    case 'italic':
      return <em>{inner}</em>
    case 'link': {
      const href = attrs?.['href']
      return typeof href === 'string' && isLinkAddress(href) ? <a {...shownLinkAttributes} href={href}>{inner}</a> : inner
    }
    default:
      return inner
  }
}

function Unknown() {
  const t = useMessage()
  return <span data-no-words className={styles.unknown}>{t('editor.unknown')}</span>
}

const headingTag = (level: unknown): 'h2' | 'h3' | 'h4' => (level === 3 ? 'h3' : level === 4 ? 'h4' : 'h2')
const wholeNumber = (value: unknown): number | undefined => (Number.isInteger(value) && value !== 1 ? Number(value) : undefined)
