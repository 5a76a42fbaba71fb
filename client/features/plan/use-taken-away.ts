// When the place that one is writing in is taken away: its action or row is removed, the delegation whose row it is is taken out,
// a step closes it, or one's right there ends. Says so at the place, offers the words that were being written, and the focus goes
// to that sentence, so that keys do not fall on nothing. Where nothing was being written the focus goes to what is beside it.
import { createContext, useContext, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { bringBackAction } from '../../../shared/documents/plan-commands.ts'
import { orderedActions } from '../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { ActionId, RowId } from '../../../shared/ids.ts'
import type { GoalId, PartyId } from '../../../shared/ids.ts'
import { mayWriteAt } from '../../../shared/mandates/plan-writes.ts'
import { planStatusLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { announce } from '../../design/announcer.ts'
import { showToast } from '../../design/toasts.tsx'
import { useMessage, type Translate } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { besideCard, pathOfPlace, placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { lossAt, type Loss, type WritingPlace } from './taken-away.ts'
import { useOthersChanges } from './use-others-changes.ts'
import type { Others, Writer } from './use-place.ts'
import { fieldAround, pathOfField } from './why/ask-why.ts'

export type TakenAway = {
  /** The place that it is told at, as `data-place` names it. */
  readonly at: string
  readonly loss: Loss
  readonly sentence: string
  /** What stood in the field, if anything had been typed there. */
  readonly words: string
  /** Where the card of a removed action stood. */
  readonly card: { readonly goal: GoalId | null; readonly position: number } | null
}

type TakenAwayHere = { readonly taken: TakenAway | null; readonly dismiss: () => void }

export const TakenAwayContext = createContext<TakenAwayHere>({ taken: null, dismiss: () => undefined })
export const useTaken = (): TakenAwayHere => useContext(TakenAwayContext)

/** Where the focus is, as long as it is in a place of the plan. */
type Writing = WritingPlace & { readonly element: HTMLElement; readonly at: string; readonly mayWrite: boolean; hasWritten: boolean }

/** For `TakenAwayContext`: what was taken away last, until it is dismissed. */
export function useTakenAway(others: Others): TakenAwayHere {
  const t = useMessage()
  const { plan, replica, may, asWriter, facts, person, party, goalsOfCycle } = usePlan()
  const writing = useRef<Writing | null>(null)
  const [taken, setTaken] = useState<TakenAway | null>(null)

  const enter = useEffectEvent((target: EventTarget | null): void => {
    const place = target instanceof HTMLElement ? placeAround(target) : null
    writing.current = place === null ? null : { ...place, mayWrite: mayWriteAt(asWriter, replica.reading.current(), place.path), hasWritten: false }
  })
  useEffect(() => {
    const entered = ({ target }: FocusEvent): void => enter(target)
    // A person who presses beside everything leaves on purpose. Removal tells the same and is told apart a moment later.
    const left = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null) return
      setTimeout(() => {
        if (writing.current?.element === target && writing.current?.element.isConnected === true && document.activeElement !== target) writing.current = null
      }, 0)
    }
    const wrote = ({ target }: Event): void => {
      const { current } = writing
      if (current !== null && target instanceof Node && current.element.contains(target)) current.hasWritten = true
    }
    document.addEventListener('focusin', entered)
    document.addEventListener('focusout', left)
    document.addEventListener('input', wrote)
    return () => {
      document.removeEventListener('focusin', entered)
      document.removeEventListener('focusout', left)
      document.removeEventListener('input', wrote)
    }
  }, [])

  const look = useEffectEvent((was: PlanPlain, is: PlanPlain, writer: Writer | null): void => {
    const { current } = writing
    if (current === null) return
    const loss = lossAt(current, was, is, !current.mayWrite || mayWriteAt(asWriter, is, current.path))
    if (loss === null) return
    writing.current = null
    if (isWritten(current.element)) {
      const action = 'action' in loss ? loss.action : null
      // Words that were only taken out tell nobody's name; whoever alone is in the action is taken to be the one.
      const here = action === null ? [] : (others.byPart.get(action) ?? [])
      const by = writer ?? (here.length === 1 ? (here[0] ?? null) : null)
      const sentence = sentenceOf(t, loss, by, was, is, party)
      const card = loss.type === 'action-removed' ? cardOf(loss.action, was, goalsOfCycle) : null
      setTaken({ at: current.at, loss, sentence, words: current.hasWritten ? wordsIn(current, was) : '', card })
      announce(sentence)
    } else if (loss.type === 'action-removed') {
      const { action } = loss
      besideCard(action)?.focus()
      const now = is.actions[action]
      showToast({
        text: removedSentence(t, writer, now?.title || t('plan.untitled')),
        tone: 'warn',
        ...(now !== undefined && may({ writtenBy: 'placing', action: { id: action, now } }) ? { action: { label: t('plan.bring-back'), onPress: () => bringBackAction(plan, action) } } : {}),
      })
    }
  })
  useOthersChanges(replica, person, look)
  // A right may also end by itself: a pen runs out, a membership ends.
  useEffect(() => {
    const now = replica.reading.current()
    look(now, now, null)
  // oxlint-disable-next-line react/exhaustive-deps -- looked at when either is another
  }, [replica, asWriter, facts])
  return useMemo(() => ({ taken, dismiss: () => setTaken(null) }), [taken])
}

function cardOf(id: ActionId, was: PlanPlain, goalsOfCycle: readonly GoalId[]): TakenAway['card'] {
  const ordered = orderedActions(was, goalsOfCycle)
  const goal = ordered.find(place => place.id === id)?.goal ?? null
  return { goal, position: ordered.filter(place => place.goal === goal).findIndex(place => place.id === id) }
}

function placeAround(element: HTMLElement): Omit<Writing, 'mayWrite' | 'hasWritten'> | null {
  const holder = element.closest<HTMLElement>('[data-place]')
  if (holder === null) return null
  const field = fieldAround(element)
  const path = field === null ? pathOfPlace(holder.dataset['place'] ?? '') : pathOfField(field)
  const row = RowId.safeParse(element.closest<HTMLElement>('[data-row]')?.dataset['row']).data ?? null
  // A title stands in the heading of its card.
  const at = path[0] === 'actions' && path[2] === 'title' ? placeOf(path.slice(0, 2)) : (holder.dataset['place'] ?? '')
  return { element, path, row, at }
}

/** Whether words are written there; what is typed into a field that is searched is none. */
const isWritten = (element: HTMLElement): boolean => element.matches('input:not([type="checkbox"], [type="radio"], [role="combobox"]), textarea, [contenteditable="true"]')

function wordsIn({ element, path }: Writing, was: PlanPlain): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value.trim()
  return textAt(path, was).trim()
}

function textAt([root, id, field]: WritingPlace['path'], plain: PlanPlain): string {
  if (root === 'aim') return plain.aim
  if (root === 'goals') return Object.entries(plain.goals).find(([goal]) => goal === id)?.[1]?.text ?? ''
  const action = plain.actions[ActionId.parse(id)]
  return field === 'title' || field === 'description' || field === 'expectedResult' ? (action?.[field] ?? '') : ''
}

function sentenceOf(t: Translate, loss: Loss, by: Writer | null, was: PlanPlain, is: PlanPlain, own: PartyId): string {
  const delegation = by === null ? null : partyLabel(by.party).name
  switch (loss.type) {
    case 'action-removed':
      return `${removedSentence(t, by, was.actions[loss.action]?.title || t('plan.untitled'))} ${t('plan.taken-stays-in-action')}`
    case 'row-removed':
      return delegation === null ? t('plan.taken-row') : t('plan.taken-row-by', { delegation })
    case 'taken-out': {
      const out = { party: partyLabel(loss.party).name, delegation: delegation ?? '' }
      const what = loss.party === own
        ? t(delegation === null ? 'plan.taken-out' : 'plan.taken-out-by', out)
        : t(delegation === null ? 'plan.taken-out-other' : 'plan.taken-out-other-by', out)
      return `${what} ${t('plan.taken-stays-in-row')}`
    }
    case 'taken-in':
      return `${t('plan.taken-in-while-writing')} ${t('plan.taken-stays')}`
    case 'step':
      return `${t('plan.taken-by-step', { status: planStatusLabels[is.record.status ?? 'drafting'] })} ${t('plan.taken-stays')}`
    case 'right-ended':
      return `${t('plan.taken-right')} ${t('plan.taken-stays')}`
  }
}

const removedSentence = (t: Translate, by: Writer | null, title: string): string =>
  by === null ? t('plan.someone-removed', { title }) : t('plan.others-removed', { name: by.name, delegation: partyLabel(by.party).code, title })

