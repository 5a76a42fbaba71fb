// A cell while one writes in it: the same editor, field or rows as on the card, in the place of what was read. Escape, Enter
// and Tab leave it; what was typed and cannot be taken keeps one there, with the sentence that says why.
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ActionPlain, ActionView } from '../../../../../shared/documents/plan.ts'
import type { ActionId } from '../../../../../shared/ids.ts'
import type { Finding } from '../../../../../shared/rules/findings.ts'
import { OpenPopover } from '../../../../design/open-popover.tsx'
import { useFocusInside } from '../../../../editor/use-focus-inside.ts'
import { AnswerLine } from '../../answer-line.tsx'
import { atField, FieldFindings, saidOf } from '../../field-findings.tsx'
import { NamedDelegations } from '../../named-delegations.tsx'
import { controlIn } from '../../places.ts'
import { usePlan } from '../../plan-context.tsx'
import { FundingRows, JointActionDayRows } from '../../rows.tsx'
import { singleFields, yearsOf } from '../../single-fields.tsx'
import { TakenAwayAt } from '../../taken-away-notice.tsx'
import { placeOf } from '../../places.ts'
import { PlanText } from '../../text.tsx'
import { useMessage } from '../../use-message.ts'
import { columns } from './columns.ts'
import type { ColumnId } from './columns.ts'
import type { Leaving, PressedAhead } from './pressed-ahead.ts'
import styles from './table.module.css'

type EditorProps = {
  readonly id: ActionId
  readonly column: ColumnId
  readonly action: ActionPlain
  readonly findings: readonly Finding[]
  /** The cell itself; what lies over the page stands beside it. */
  readonly cell: () => HTMLElement | null
  readonly ahead: PressedAhead
  readonly onLeave: (to: Leaving) => void
}

export function CellEditor(props: EditorProps) {
  const { id, column, action, findings } = props
  const { plan } = usePlan()
  const view = plan.roots.actions.get(id)
  if (view === undefined) return null
  const at = atField(findings, column)
  if (columns[column].edit === 'rows') return <RowsBeside {...props} view={view}><FieldFindings findings={at} /></RowsBeside>
  return (
    <InCell {...props}>
      <Written {...props} view={view} />
      <TakenAwayAt place={placeOf(['actions', id, column])} />
      {column === 'leader' && action.leader !== undefined && <AnswerLine id={id} action={action} view={view} named="action-leader" party={action.leader.party} />}
      <FieldFindings findings={at} />
    </InCell>
  )
}

function Written({ id, column, action, view, findings, ahead, onLeave }: EditorProps & { readonly view: ActionView }) {
  const t = useMessage()
  if (column === 'title') return <PlanText text={view.title} kind="title" label={t('field/action.title')} placeholder={t('plan.title-empty')} takesFocus typedAhead={() => ahead.takeTyped()} />
  const Field = isSingle(column) ? singleFields[column] : null
  return Field !== null && <Field id={id} action={action} view={view} said={saidOf(atField(findings, column))} isLabelHidden startsOpen onOpenChange={isOpen => !isOpen && onLeave('cell')} />
}

const isSingle = (column: ColumnId): column is ColumnId & keyof typeof singleFields => Object.hasOwn(singleFields, column)

/** Something is typed that is not in the plan: it has not been taken yet, or could not be. */
const hasDraft = (box: HTMLElement | null): boolean => box?.querySelector('input:not([data-committed])') != null

function InCell({ cell, column, ahead, onLeave, children }: EditorProps & { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const leaving = useRef(onLeave)
  useEffect(() => { leaving.current = onLeave })
  /** The focus has been taken from the field only so that it takes what was typed; where one goes is known already. */
  const isSettling = useRef(false)
  const settleLater = useRef<(to: Leaving, input: HTMLElement) => void>(() => undefined)
  useEffect(() => { settleLater.current = settle })
  const focus = useFocusInside(useCallback(isInside => {
    if (!isInside) {
      if (!isSettling.current && !hasDraft(box.current)) leaving.current('stay')
      return
    }
    const [to, control] = [ahead.takeLeaving(), controlIn(box.current)]
    if (to === null || control === null) return
    // The field has the focus now, and is given what was typed before this.
    requestAnimationFrame(() => (to === 'cell' ? leaving.current(to) : settleLater.current(to, control)))
  }, [ahead]))

  useEffect(() => {
    // The editor of a text takes the focus by itself, when it has come; a list that opens at once has it already.
    if (column === 'title' || document.querySelector('[role="listbox"]') !== null) return undefined
    const take = (): void => {
      const control = controlIn(box.current)
      control?.focus()
      if (!(control instanceof HTMLInputElement)) return
      control.select()
      const typed = ahead.takeTyped()
      // As if it were typed: the field hears of it in its own way.
      if (typed !== '') document.execCommand('insertText', false, typed)
    }
    // A field that is searched shows what is chosen once it has been drawn, and forgets it where it is entered before.
    let frame = requestAnimationFrame(() => { frame = requestAnimationFrame(take) })
    return () => cancelAnimationFrame(frame)
  // Once, when one begins to write.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [])

  /** A field takes what was typed when the focus leaves it; what it cannot take keeps one there. */
  const settle = (to: Leaving, input: HTMLElement): void => {
    isSettling.current = true
    requestAnimationFrame(() => {
      cell()?.focus({ preventScroll: true })
      requestAnimationFrame(() => {
        isSettling.current = false
        if (hasDraft(box.current)) input.focus()
        else leaving.current(to)
      })
    })
  }
  const keys = (event: KeyboardEvent): void => {
    const { key, target, nativeEvent } = event
    // What opens over the page has keys of its own.
    if (nativeEvent.isComposing || !(target instanceof HTMLElement) || box.current?.contains(target) !== true) return
    const isListOpen = target.getAttribute('aria-expanded') === 'true'
    if (key === 'Escape' && !isListOpen) requestAnimationFrame(() => leaving.current('cell'))
    else if (key === 'Tab') {
      event.preventDefault()
      settle(event.shiftKey ? 'previous' : 'next', target)
    } else if (key === 'Enter' && target.isContentEditable) {
      event.preventDefault()
      event.stopPropagation()
      leaving.current('below')
    } else if (key === 'Enter' && target instanceof HTMLInputElement) settle(isListOpen ? 'cell' : 'below', target)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of what is inside pass through here
    <div ref={box} className={styles.editor} onKeyDownCapture={keys} {...focus.props}>
      {children}
    </div>
  )
}

/** What has rows of its own lies beside the cell. */
function RowsBeside({ id, column, action, view, cell, onLeave, children }: EditorProps & { readonly view: ActionView; readonly children: ReactNode }) {
  const t = useMessage()
  const { record } = usePlan()
  const [beside] = useState(() => ({ current: cell() }))
  return (
    <OpenPopover triggerRef={beside} label={t(columns[column].label)} onClose={() => onLeave('cell')}>
      <div className={styles.rows} data-place={placeOf(['actions', id, column])}>
        {column === 'participants' && <NamedDelegations id={id} action={action} view={view} named="participant" />}
        {column === 'jointActionDays' && <JointActionDayRows id={id} action={action} view={view} {...yearsOf(record)} />}
        {column === 'funding' && <FundingRows id={id} action={action} view={view} />}
        {children}
      </div>
    </OpenPopover>
  )
}
