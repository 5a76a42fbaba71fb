// Two versions of the plan as what differs between them, in the order of the plan, each change with those who made it.
import { useEffect, useMemo } from 'react'
import { useSearchParams } from 'react-router'
import type { DifferenceAnswer, MomentsAnswer, ToldChange } from '../../../shared/api/history.ts'
import { valueWords } from '../../../shared/history/value-words.ts'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { allOptions } from '../../design/option.ts'
import { PartyCode } from '../../design/party-code.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { historyApi } from '../../history-api.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from '../plan/index.ts'
import { Answered } from './answered.tsx'
import { BringBackChange } from './bring-back-change.tsx'
import { changedWords } from './changed-words.ts'
import styles from './history.module.css'
import { useAsked } from './use-asked.ts'
import { NameVersion } from './name-version.tsx'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'
import type { Names } from './use-names.ts'
import { useVersionChoices } from './version-choices.ts'
import { addressOfTwo, earlierOf, shownIn, today, versionIn } from './versions-address.ts'
import { Waiting } from './waiting.tsx'

/** As it is in the lists of both. */
const now = 'now'

export function Compared({ moments, onNamed }: { readonly moments: MomentsAnswer; readonly onNamed: () => void }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const [address, setAddress] = useSearchParams()
  const known = useVersionChoices(moments)
  const named = versionIn(address, 'one', moments)
  const later = versionIn(address, 'other', moments)
  const earlier = named ?? earlierOf(moments, today())
  // What is compared for a start goes by the last look, which is another one when the page is loaded anew: so that stands in the address too.
  useEffect(() => {
    if (named === null && shownIn(address) === 'versions') setAddress(addressOfTwo(earlier, later), { replace: true })
  }, [address, named, earlier, later, setAddress])
  const after = later ?? moments.seq
  const question = `${earlier} ${after}`
  const asked = useAsked(question, () => historyApi.difference(id, party, earlier, after))
  const choose = (one: number, other: number | null): void => setAddress(addressOfTwo(one, other), { replace: true })
  // An address may name a state that is in no list.
  const versions = [...[earlier, later].filter((seq, index, both) => seq !== null && both.indexOf(seq) === index && !allOptions(known).some(({ id: choice }) => choice === String(seq))).map(seq => ({ id: String(seq), label: t('history.another-state') })), ...known]
  return (
    <>
      <div className={styles.choices}>
        <PlainSelect label={t('history.from')} value={String(earlier)} onChange={one => choose(Number(one), later)} options={versions} />
        <span aria-hidden className={styles.arrow}>→</span>
        <PlainSelect label={t('history.to')} value={later === null ? now : String(later)} onChange={other => choose(earlier, other === now ? null : Number(other))} options={[{ id: now, label: t('history.now') }, ...versions]} />
        {later === null && <NameVersion seq={null} versions={moments.versions} onNamed={onNamed} />}
      </div>
      {asked.state === 'there' ? <Answered isOfNow={asked.of === question}><Differences answer={asked.value} /></Answered> : <Waiting asked={asked} />}
    </>
  )
}

function Differences({ answer: { changes } }: { readonly answer: DifferenceAnswer }) {
  const t = useMessage()
  const names = useNames()
  const groups = useMemo(() => inGroups(changes), [changes])
  if (changes.length === 0) return <EmptyState title={t('history.same')}>{t('history.same-why')}</EmptyState>
  return (
    <section aria-label={t('history.differences', { count: changes.length })} className={styles.groups}>
      <p className={styles.note}><output>{t('history.differences', { count: changes.length })}</output></p>
      {groups.map(({ path, changes: of }) => (
        <article key={path.join(' ')} className={styles.group}>
          <h3><Link look="name" href={names.href(path)}>{names.entry(path)}</Link></h3>
          <ul>{of.map(change => <Changed key={change.path.join(' ')} change={change} names={names} />)}</ul>
        </article>
      ))}
    </section>
  )
}

type Group = { readonly path: readonly string[]; readonly changes: ToldChange[] }

/** Neighbours of one action or goal together. */
function inGroups(changes: readonly ToldChange[]): readonly Group[] {
  const groups: Group[] = []
  for (const change of changes) {
    const path = change.path.slice(0, 2)
    const last = groups.at(-1)
    if (last !== undefined && last.path.join(' ') === path.join(' ')) last.changes.push(change)
    else groups.push({ path, changes: [change] })
  }
  return groups
}

function Changed({ change, names }: { readonly change: ToldChange; readonly names: Names }) {
  const t = useMessage()
  const { path, kind, authors } = change
  return (
    <li>
      <div className={styles.changeHead}>
        {/* The aim is named by its heading. */}
        {path.length > 1 && <strong>{kind.startsWith('action-') || kind === 'moved' ? t(kind === 'moved' ? 'field/action.order' : `history.${kind as 'action-added'}`, { place: names.entry(path) }) : names.field(path)}</strong>}
        {authors.length > 0 && (
          <span className={styles.authors}>
            <VisuallyHidden>{t('history.written-by')}</VisuallyHidden>
            {authors.map(({ party, person, capacity }) => <span key={`${party} ${capacity} ${person?.id}`}><PartyCode {...partyLabel(party)} />{person !== null && ` ${person.name}`}</span>)}
          </span>
        )}
        <span className={styles.changeEnd}><BringBackChange change={change} names={names} /></span>
      </div>
      <What change={change} />
    </li>
  )
}

function What({ change }: { readonly change: ToldChange }) {
  const t = useMessage()
  const { path } = change
  const nothing = t('history.nothing')
  switch (change.kind) {
    case 'text':
      return <Words words={change.words} />
    case 'field':
      return <BeforeAfter before={valueWords(path, change.before) || (change.before === undefined ? nothing : '')} after={valueWords(path, change.after) || (change.after === undefined ? nothing : '')} />
    case 'moved':
      // A number that stays says nothing of a new place in the goal.
      return change.before.number !== change.after.number && <BeforeAfter before={change.before.number ?? nothing} after={change.after.number ?? nothing} />
    case 'row-added':
    case 'row-brought-back':
      return <p className={styles.value}><ins><VisuallyHidden>{t('history.inserted')} </VisuallyHidden>{rowWords(path, change.after)}</ins></p>
    case 'row-removed':
      return <p className={styles.value}><del><VisuallyHidden>{t('history.deleted')} </VisuallyHidden>{rowWords(path, change.before)}</del></p>
    default:
      return null
  }
}

const rowWords = (path: readonly string[], row: { readonly [field: string]: unknown }): string =>
  Object.entries(row).map(([field, value]) => valueWords([...path, field], value)).filter(Boolean).join(', ')

/** Where only that something is there changed, one of the two is empty. */
function BeforeAfter({ before, after }: { readonly before: string; readonly after: string }) {
  const t = useMessage()
  if (before === '' || after === '') return null
  return (
    <p className={styles.value}>
      <del><VisuallyHidden>{t('history.was-there', { words: '' })}</VisuallyHidden>{before}</del> <span aria-hidden>→</span> <ins><VisuallyHidden>{t('history.is-there', { words: '' })}</VisuallyHidden>{after}</ins>
    </p>
  )
}

/** The first line begins without a break. */
const fromTheLine = ([first, ...rest]: Extract<ToldChange, { kind: 'text' }>['words']) => (first === undefined ? [] : [{ ...first, text: first.text.replace(/^\n+/, '') }, ...rest])

/** Words around what changed; what is far from it is left out. */
function Words({ words }: Pick<Extract<ToldChange, { kind: 'text' }>, 'words'>) {
  const t = useMessage()
  if (words.every(({ kind }) => kind === 'same')) return <p className={styles.note}>{t('history.layout-only')}</p>
  return (
    <p className={styles.words}>
      {/* oxlint-disable-next-line react/no-array-index-key */}
      {changedWords(fromTheLine(words)).map(({ kind, text }, index) => kind === 'in' ? <ins key={index}><VisuallyHidden>{t('history.inserted')} </VisuallyHidden>{text}</ins> : kind === 'out' ? <del key={index}><VisuallyHidden>{t('history.deleted')} </VisuallyHidden>{text}</del> : <span key={index}>{text}</span>)}
    </p>
  )
}
