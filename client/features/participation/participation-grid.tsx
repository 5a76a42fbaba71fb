// Actions × delegations. Headers, the action and one's own column stay in sight; only the rows in sight are drawn, so that the plans
// of a whole period stay fluent. Arrow keys move; the own column is written by one key.
/* oxlint-disable jsx-a11y/prefer-tag-over-role -- ARIA's grid pattern: rows that come and go by their place are no table's */
import { useVirtualizer, defaultRangeExtractor } from '@tanstack/react-virtual'
import { memo, useId, useLayoutEffect, useMemo, useRef, type CSSProperties, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react'
import { EllipsisVertical } from 'lucide-react'
import { Link } from 'react-router'
import type { PartyId } from '../../../shared/ids.ts'
import { addressOfAction } from '../../../shared/plan-address.ts'
import { cellOf, isWaiting } from '../../../shared/projection/participation.ts'
import type { Participation, ParticipationGroup, ParticipationRow } from '../../../shared/projection/participation.ts'
import { classNames } from '../../design/class-names.ts'
import { PartyCode } from '../../design/party-code.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { CellSign } from './cell-sign.tsx'
import { cellWords, stateWords } from './cell-words.ts'
import { isKeyOf, participationKeys } from './participation-keys.ts'
import { useShortcuts } from '../../shell/commands.tsx'
import { cellDomId, useGridPlace, type GridPlace } from './use-grid-place.ts'
import { useMessage } from './use-message.ts'
import styles from './participation.module.css'

export type OwnKeyPressed = 'toggle' | 'offer-lead' | 'offer-co-lead'

type GridProps = {
  readonly caption: string
  readonly participation: Participation
  readonly own: PartyId
  /** The delegations in sight: all, or one on a small screen. */
  readonly parties: readonly PartyId[]
  readonly isNarrow: boolean
  readonly groupName: (group: ParticipationGroup) => string
  readonly selected: ReadonlySet<string>
  readonly busy: ReadonlySet<string>
  readonly opened: { readonly row: string; readonly party: PartyId } | null
  /** Whether the own column can be written at all. */
  readonly mayWrite: boolean
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly onOpen: (row: ParticipationRow, party: PartyId) => void
  readonly onOwnKey: (row: ParticipationRow, key: OwnKeyPressed) => void
  /** Asks what can be done in a cell. */
  readonly onMenu: (row: ParticipationRow, party: PartyId, beside: HTMLElement) => void
  readonly onFillDown: () => void
  /** Null where the page around has an undo of its own. */
  readonly onUndo: (() => void) | null
}

type Item = { readonly kind: 'group'; readonly key: string; readonly group: ParticipationGroup } | { readonly kind: 'row'; readonly key: string; readonly row: ParticipationRow }

const groupHeight = 34
/** Two lines, so that the goal is read too. */
const narrowGroupHeight = 46
const rowHeight = 48
const narrowRowHeight = 80
const headHeight = 46
/** The column of the boxes, of the action, and of the sum. */
const [selectColumn, actionColumn, totalColumn] = ['select', 'action', 'total'] as const

export function ParticipationGrid(props: GridProps) {
  const { caption, participation, own, parties, isNarrow, groupName, selected, busy, opened, mayWrite, onSelect, onOpen, onOwnKey, onMenu, onFillDown, onUndo } = props
  const t = useMessage()
  const howId = useId()
  const frame = useRef<HTMLDivElement>(null)
  const anchor = useRef<string | null>(null)
  const items = useMemo<readonly Item[]>(() => participation.groups.flatMap(group => [
    { kind: 'group' as const, key: `${group.plan.plan} ${group.goal}`, group },
    ...group.rows.map(row => ({ kind: 'row' as const, key: row.key, row })),
  ]), [participation])
  const rows = useMemo(() => items.flatMap(item => (item.kind === 'row' ? [item.row] : [])), [items])
  const rowKeys = useMemo(() => rows.map(({ key }) => key), [rows])
  const rowByKey = useMemo(() => new Map(rows.map(row => [row.key, row])), [rows])
  const columns = useMemo(() => [...(mayWrite ? [selectColumn] : []), actionColumn, ...parties, ...(isNarrow ? [] : [totalColumn])], [mayWrite, parties, isNarrow])
  const place = useGridPlace(rowKeys, columns, parties.includes(own) ? own : parties[0] ?? actionColumn)
  const currentItem = items.findIndex(({ key }) => key === place.current?.row)
  // oxlint-disable-next-line react/incompatible-library -- it is asked anew in every render, and nothing of it is kept
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: index => (items[index]?.kind === 'group' ? (isNarrow ? narrowGroupHeight : groupHeight) : isNarrow ? narrowRowHeight : rowHeight),
    getItemKey: index => items[index]?.key ?? index,
    overscan: 8,
    scrollMargin: headHeight,
    // The row that has the focus stays drawn wherever the page is scrolled to.
    rangeExtractor: range => {
      const inSight = defaultRangeExtractor(range)
      return currentItem === -1 || inSight.includes(currentItem) ? inSight : [...inSight, currentItem].sort((one, other) => one - other)
    },
  })

  const select = (keys: readonly string[], isSelected: boolean): void => {
    const next = new Set(selected)
    for (const key of keys) {
      if (isSelected) next.add(key)
      else next.delete(key)
    }
    onSelect(next)
  }
  const extendTo = (row: string, from: string): void => {
    anchor.current ??= from
    const [start, end] = [rowKeys.indexOf(anchor.current), rowKeys.indexOf(row)].sort((one, other) => one - other)
    onSelect(new Set(rowKeys.slice(start, (end ?? 0) + 1)))
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const now = place.current
    const row = now === null ? undefined : rowByKey.get(now.row)
    if (now === null || row === undefined || event.altKey) return
    const done = (act: () => void): void => {
      event.preventDefault()
      act()
    }
    const isCommand = event.ctrlKey || event.metaKey
    if (isKeyOf('fill-down', event) && mayWrite) return done(onFillDown)
    if (isCommand && event.key.toLowerCase() === 'z' && onUndo !== null) return done(onUndo)
    if (isKeyOf('select', event) && mayWrite) {
      const to = place.placeAfter(event)
      return done(() => {
        extendTo(to?.row ?? now.row, now.row)
        if (to !== null) place.goTo(to)
      })
    }
    if (!event.shiftKey) anchor.current = null
    const ofColumn = parties.find(known => known === now.column)
    if (ofColumn !== undefined && isKeyOf('menu', event)) {
      const beside = document.getElementById(cellDomId(now))
      return done(() => { if (beside !== null) onMenu(row, ofColumn, beside) })
    }
    const to = place.placeAfter(event)
    if (to !== null) return done(() => place.goTo(to))
    if (isCommand || event.shiftKey) return
    if (event.key === 'Escape' && selected.size > 0) return done(() => onSelect(new Set()))
    if (now.column === selectColumn) {
      if (event.key === ' ' || event.key === 'Enter') done(() => select([row.key], !selected.has(row.key)))
      return
    }
    // The link of the action does what a link does.
    if (now.column === actionColumn || now.column === totalColumn) return
    if (ofColumn === undefined) return
    if (ofColumn === own && mayWrite) {
      const key = ownKeys.find(id => isKeyOf(id, event))
      if (key !== undefined) return done(() => onOwnKey(row, key))
    }
    if (event.key === 'Enter' || event.key === ' ') done(() => onOpen(row, ofColumn))
  }

  useShortcuts(participationKeys.filter(({ isWriting }) => mayWrite || isWriting !== true).map(({ id, keys, label }) => ({ id: `participation ${id}`, label: t(label), place: 'page', keys })))
  const acts = useLatest({
    goTo: place.goTo,
    onFocus: place.onFocus,
    select: (key, isSelected) => select([key], isSelected),
    open: onOpen,
    press: row => onOwnKey(row, 'toggle'),
    menu: onMenu,
  })
  const template = gridTemplate(parties, own, isNarrow, mayWrite)
  const total = virtual.getTotalSize()
  return (
    <div ref={frame} className={styles.frame} style={{ '--columns': template, '--sticky-own': stickyOwn(isNarrow, mayWrite), '--select-width': mayWrite ? '2.5rem' : '0rem' } as CSSProperties}>
      <VisuallyHidden><span id={howId}>{t('participation.how')}</span></VisuallyHidden>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- one of its cells is the stop for the Tab key */}
      <div role="grid" aria-label={caption} aria-describedby={howId} aria-multiselectable={mayWrite} aria-rowcount={items.length + 2} aria-colcount={columns.length} className={styles.grid} onKeyDown={onKeyDown}>
        <div role="rowgroup" className={styles.headGroup}>
          <div role="row" aria-rowindex={1} className={styles.row}>
            {mayWrite && <div role="columnheader" aria-colindex={1} className={classNames(styles.cell, styles.selectCell)}><VisuallyHidden>{t('participation.column-select')}</VisuallyHidden></div>}
            <div role="columnheader" aria-colindex={columns.indexOf(actionColumn) + 1} className={classNames(styles.cell, styles.actionCell)}>{t('participation.column-action')}</div>
            {parties.map(party => (
              <div key={party} role="columnheader" aria-colindex={columns.indexOf(party) + 1} className={classNames(styles.cell, party === own || isNarrow ? styles.ownCell : styles.otherCell)}>
                <PartyCode {...partyLabel(party)} />
                {(party === own || isNarrow) && <span className={styles.ownName}>{party === own ? t('participation.column-own', { party: partyLabel(party).name }) : partyLabel(party).name}</span>}
              </div>
            ))}
            {!isNarrow && <div role="columnheader" aria-colindex={columns.length} className={classNames(styles.cell, styles.totalCell)}>{t('participation.column-total')}</div>}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ blockSize: total }}>
          {virtual.getVirtualItems().map(({ index, key, start, size }) => {
            const item = items[index]
            if (item === undefined) return null
            const top = start - headHeight
            return item.kind === 'group'
              ? (
                  <div key={key} role="row" aria-rowindex={index + 2} className={classNames(styles.row, styles.group)} style={placed(top, size)}>
                    <div role="rowheader" aria-colindex={1} aria-colspan={columns.length} className={styles.groupCell}><span>{groupName(item.group)}</span></div>
                  </div>
                )
              : (
                  <Row
                    key={key}
                    acts={acts}
                    own={own}
                    parties={parties}
                    mayWrite={mayWrite}
                    isNarrow={isNarrow}
                    row={item.row}
                    rowIndex={index + 2}
                    columnOf={columns}
                    top={top}
                    size={size}
                    stop={place.current?.row === item.key ? place.current.column : null}
                    isSelected={selected.has(item.key)}
                    isBusy={busy.has(item.key)}
                    openedParty={opened?.row === item.key ? opened.party : null}
                  />
                )
          })}
        </div>
        <div role="rowgroup" className={styles.footGroup}>
          <div role="row" aria-rowindex={items.length + 2} className={styles.row}>
            {mayWrite && <div aria-hidden className={classNames(styles.cell, styles.selectCell)} />}
            <div role="rowheader" aria-colindex={columns.indexOf(actionColumn) + 1} className={classNames(styles.cell, styles.actionCell)}>{t('participation.total')}</div>
            {parties.map(party => {
              const { confirmed, waiting } = participation.totals.get(party) ?? { confirmed: 0, waiting: 0 }
              return (
                <div key={party} role="gridcell" aria-colindex={columns.indexOf(party) + 1} className={classNames(styles.cell, party === own || isNarrow ? styles.ownCell : styles.otherCell)} aria-label={t('participation.total-of', { party: partyLabel(party).name, confirmed, waiting })}>
                  <span aria-hidden>{confirmed}{waiting > 0 && <small> +{waiting}?</small>}</span>
                </div>
              )
            })}
            {!isNarrow && <div aria-hidden className={classNames(styles.cell, styles.totalCell)} />}
          </div>
        </div>
      </div>
    </div>
  )
}

const ownKeys: readonly OwnKeyPressed[] = ['toggle', 'offer-lead', 'offer-co-lead']

const gridTemplate = (parties: readonly PartyId[], own: PartyId, isNarrow: boolean, mayWrite: boolean): string =>
  [
    ...(mayWrite ? ['2.5rem'] : []),
    isNarrow ? 'minmax(0, 1fr)' : 'minmax(17rem, 1fr)',
    ...parties.map(party => (isNarrow ? '8.5rem' : party === own ? '11.5rem' : '3.75rem')),
    ...(isNarrow ? [] : ['5.5rem']),
  ].join(' ')

const stickyOwn = (isNarrow: boolean, mayWrite: boolean): string => (isNarrow ? '0rem' : mayWrite ? '19.5rem' : '17rem')

const placed = (top: number, size: number): CSSProperties => ({ transform: `translateY(${top}px)`, blockSize: size })

type RowActs = {
  readonly goTo: (place: GridPlace) => void
  readonly onFocus: ReturnType<typeof useGridPlace>['onFocus']
  readonly select: (key: string, isSelected: boolean) => void
  readonly open: GridProps['onOpen']
  readonly press: (row: ParticipationRow) => void
  readonly menu: GridProps['onMenu']
}

/** The same acts from render to render, each doing what the last render would: rows that did not change are not drawn again. */
function useLatest(acts: RowActs): RowActs {
  const latest = useRef(acts)
  useLayoutEffect(() => {
    latest.current = acts
  })
  return useMemo<RowActs>(() => ({
    goTo: place => latest.current.goTo(place),
    onFocus: (event, place) => latest.current.onFocus(event, place),
    select: (key, isSelected) => latest.current.select(key, isSelected),
    open: (row, party) => latest.current.open(row, party),
    press: row => latest.current.press(row),
    menu: (row, party, beside) => latest.current.menu(row, party, beside),
  }), [])
}

type RowProps = {
  readonly acts: RowActs
  readonly own: PartyId
  readonly parties: readonly PartyId[]
  readonly mayWrite: boolean
  readonly isNarrow: boolean
  readonly row: ParticipationRow
  readonly rowIndex: number
  readonly columnOf: readonly string[]
  readonly top: number
  readonly size: number
  readonly stop: string | null
  readonly isSelected: boolean
  readonly isBusy: boolean
  readonly openedParty: PartyId | null
}

const Row = memo(function Row({ acts, own, parties, mayWrite, isNarrow, row, rowIndex, columnOf, top, size, stop, isSelected, isBusy, openedParty }: RowProps) {
  const t = useMessage()
  const title = row.summary.title.trim() || t('plan.untitled')
  const stopAt = (column: string) => ({
    id: cellDomId({ row: row.key, column }),
    tabIndex: stop === column ? 0 : -1,
    onFocus: (event: FocusEvent) => acts.onFocus(event, { row: row.key, column }),
  })
  const indexOf = (column: string): number => columnOf.indexOf(column) + 1
  return (
    <div role="row" aria-rowindex={rowIndex} aria-selected={mayWrite ? isSelected : undefined} aria-busy={isBusy || undefined} className={classNames(styles.row, styles.action, isSelected && styles.selected)} style={placed(top, size)} data-row={row.key}>
      {mayWrite && (
        <div role="gridcell" aria-colindex={indexOf(selectColumn)} className={classNames(styles.cell, styles.selectCell)}>
          <input type="checkbox" {...stopAt(selectColumn)} className={styles.box} aria-label={t('participation.select', { title })} checked={isSelected} onChange={event => acts.select(row.key, event.target.checked)} onKeyDown={event => event.key === ' ' && event.preventDefault()} />
        </div>
      )}
      <div role="rowheader" aria-colindex={indexOf(actionColumn)} className={classNames(styles.cell, styles.actionCell)}>
        <Link {...stopAt(actionColumn)} to={addressOfAction(row.plan, row.action)} className={styles.title}>
          {row.summary.number !== null && <span className={styles.number}>{row.summary.number} </span>}
          {title}
        </Link>
        <ActionNotes row={row} />
      </div>
      {parties.map(party => {
        const cell = cellOf(row, party)
        const isOwn = party === own
        const isWide = isOwn || isNarrow
        const words = cellWords(t, cell)
        return (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the grid around hears the keys, and a place is a stop
          <div
            key={party}
            role="gridcell"
            aria-colindex={indexOf(party)}
            aria-label={t('participation.cell', { party: partyLabel(party).name, words })}
            aria-current={openedParty === party || undefined}
            {...stopAt(party)}
            title={isWide || cell.parts.length + cell.offers.length === 0 ? undefined : words}
            data-party={party}
            className={classNames(styles.cell, isWide ? styles.ownCell : styles.otherCell, isOwn && styles.isOwn, openedParty === party && styles.opened)}
            onClick={() => {
              acts.goTo({ row: row.key, column: party })
              acts.open(row, party)
            }}
            onContextMenu={event => {
              event.preventDefault()
              event.currentTarget.focus()
              acts.menu(row, party, event.currentTarget)
            }}
          >
            <CellSign cell={cell} />
            {isWide && <OwnWords cell={cell} t={t} />}
            {isOwn && mayWrite && <QuickButton cell={cell} t={t} onPress={() => acts.press(row)} goTo={() => acts.goTo({ row: row.key, column: party })} />}
            {isOwn && mayWrite && <MenuButton label={t('participation.menu-button', { party: partyLabel(party).name, title })} onPress={beside => acts.menu(row, party, beside)} />}
          </div>
        )
      })}
      {!isNarrow && (
        <div role="gridcell" aria-colindex={columnOf.length} {...stopAt(totalColumn)} className={classNames(styles.cell, styles.totalCell)} aria-label={t('participation.row-total', { count: row.confirmed })}>{row.confirmed}</div>
      )}
    </div>
  )
})

const ActionNotes = memo(function ActionNotes({ row }: { readonly row: ParticipationRow }) {
  const t = useMessage()
  const { seeks, state } = row.summary
  const notes: ReactNode[] = []
  if (state === 'proposed') notes.push(<span key="proposed">{t('participation.proposed')}</span>)
  if (row.looksForParticipants) notes.push(<span key="looks" className={styles.looks} title={seeks ?? undefined}>{seeks === null ? t('participation.looks') : t('participation.looks-for', { seeks })}</span>)
  return notes.length === 0 ? null : <small className={styles.notes}>{notes}</small>
})

/** The first part in words, under the name of the role. */
function OwnWords({ cell, t }: { readonly cell: ReturnType<typeof cellOf>; readonly t: ReturnType<typeof useMessage> }) {
  const [first] = cell.parts
  const [offer] = cell.offers
  const words = first !== undefined ? stateWords(t, first) : offer !== undefined ? t(offer.state === 'waits' ? `participation.offers-${offer.role}` : `participation.offer-declined-${offer.role}`) : ''
  return <span aria-hidden className={styles.ownWords}>{words}</span>
}

/** For the mouse and for fingers: what Space does, where it is plain that it is the next thing. */
function QuickButton({ cell, t, onPress, goTo }: { readonly cell: ReturnType<typeof cellOf>; readonly t: ReturnType<typeof useMessage>; readonly onPress: () => void; readonly goTo: () => void }) {
  const label = cell.parts.length === 0 && cell.offers.length === 0 ? t('participation.take-part') : cell.parts.some(isWaiting) ? t('plan.confirm') : null
  if (label === null) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles.quick}
      onClick={event => {
        event.stopPropagation()
        goTo()
        onPress()
      }}
    >
      {label}
    </button>
  )
}

/** For the mouse and for fingers, too; by key the cell itself opens the menu. */
function MenuButton({ label, onPress }: { readonly label: string; readonly onPress: (cell: HTMLElement) => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      aria-haspopup="menu"
      className={styles.menuButton}
      onClick={event => {
        event.stopPropagation()
        const cell = event.currentTarget.closest<HTMLElement>('[role="gridcell"]')
        if (cell === null) return
        cell.focus()
        onPress(cell)
      }}
    >
      <EllipsisVertical aria-hidden />
    </button>
  )
}
