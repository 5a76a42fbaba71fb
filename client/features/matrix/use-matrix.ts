// What the matrix shows, brought up to date with each change of a summary. Whatever says the same as before keeps its identity, so
// that only the cells of what changed are drawn again.
import { useState } from 'react'
import type { ActionId, GoalId } from '../../../shared/ids.ts'
import { cellKey, matrixOf, type Matrix } from '../../../shared/projection/matrix.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import { overlapsOf, type Overlap } from '../../../shared/projection/overlaps.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import { sameValue } from '../../../shared/projection/same-value.ts'
import type { PersonHere } from '../../../shared/protocol/live.ts'
import type { MatrixTranslate } from '../../messages/use-message.tsx'
import type { PlanRow } from '../plans/index.ts'
import { overlapSentence } from './overlap-sentence.ts'

/** A value made of others, and brought up to date with what was made before whenever one of them is another. */
export function useMade<Made, Of>(make: (before: Made | null) => Made, of: readonly Of[]): Made {
  const [made, setMade] = useState(() => ({ value: make(null), of }))
  if (made.of.length === of.length && made.of.every((item, index) => item === of[index])) return made.value
  const next = { value: make(made.value), of }
  setMade(next)
  return next.value
}

export function useMatrix(rows: readonly PlanRow[], goals: readonly GoalId[], filter: MatrixFilter): Matrix {
  const summaries = rows.map(row => row.plan.summary)
  return useMade<Matrix, unknown>(before => matrixOf(summaries, goals, filter, before), [filter, ...goals, ...summaries])
}

/** By cell and action; `overlaps` the whole list. */
export type Overlaps = { readonly overlaps: readonly Overlap[]; readonly byCell: ReadonlyMap<string, Readonly<Record<ActionId, readonly Overlap[]>>> }

export function useOverlaps(rows: readonly PlanRow[]): Overlaps {
  const summaries = rows.map(row => row.plan.summary)
  return useMade<Overlaps, PlanSummary>(before => {
    const overlaps = overlapsOf(summaries)
    if (before !== null && sameValue(before.overlaps, overlaps)) return before
    const byCell = new Map<string, Record<ActionId, Overlap[]>>()
    for (const overlap of overlaps) {
      for (const { plan, action, goal } of overlap.sides) {
        if (goal === null) continue
        const key = cellKey({ plan, goal })
        const cell = byCell.get(key) ?? {}
        byCell.set(key, { ...cell, [action]: [...(cell[action] ?? []), overlap] })
      }
    }
    return { overlaps, byCell: keepSame(before?.byCell, byCell) }
  }, summaries)
}

/** The sentences of each action's overlaps, one under the other, by cell and action. */
export function useOverlapSentences({ byCell }: Overlaps, t: MatrixTranslate, planName: (plan: string) => string): ReadonlyMap<string, Readonly<Record<ActionId, string>>> {
  return useMade<ReadonlyMap<string, Readonly<Record<ActionId, string>>>, unknown>(before => {
    const sentences = new Map([...byCell].map(([key, actions]) => [key, sentencesOf(actions, t, planName)]))
    return keepSame(before ?? undefined, sentences)
  }, [byCell, t, planName])
}

/** More than these are counted: a sign's tip is read at a glance, and the list has them all. */
const saidOverlaps = 3

function sentencesOf(actions: Readonly<Record<ActionId, readonly Overlap[]>>, t: MatrixTranslate, planName: (plan: string) => string): Record<ActionId, string> {
  const sentences: Record<ActionId, string> = {}
  // The keys are ids of actions of a summary.
  for (const id of Object.keys(actions) as ActionId[]) {
    const overlaps = actions[id] ?? []
    const said = overlaps.slice(0, saidOverlaps).flatMap(overlap => overlap.sides.filter(({ action }) => action === id).map(side => overlapSentence(overlap, side, t, planName)))
    sentences[id] = [...said, ...(overlaps.length > saidOverlaps ? [t('matrix.overlap-more', { count: overlaps.length - saidOverlaps })] : [])].join('\n')
  }
  return sentences
}

/** Who else is in which cell, by its key: in an action of that goal, or in what stands under the goal itself. */
export function usePeopleByCell(rows: readonly PlanRow[], self: string): ReadonlyMap<string, readonly PersonHere[]> {
  return useMade<ReadonlyMap<string, readonly PersonHere[]>, unknown>(before => {
    const people = new Map<string, readonly PersonHere[]>()
    for (const { plan: { summary, people: here } } of rows) {
      for (const person of here) {
        const goal = person.person === self ? null : goalOf(summary, person.where)
        if (goal === null) continue
        const key = cellKey({ plan: summary.plan, goal })
        const known = people.get(key) ?? []
        // Two pages of one person are one person.
        if (!known.some(other => other.person === person.person)) people.set(key, [...known, person])
      }
    }
    return keepSame(before ?? undefined, people)
  }, [self, ...rows.flatMap(({ plan }) => [plan.summary, plan.people])])
}

function goalOf({ cells, actions }: PlanSummary, where: PersonHere['where']): GoalId | null {
  const [root, id] = where ?? []
  // The keys of a summary are those that its plan let in.
  if (root === 'goals') return (Object.keys(cells) as GoalId[]).find(goal => goal === id) ?? null
  return root === 'actions' ? (Object.entries(actions).find(([action]) => action === id)?.[1]?.goal ?? null) : null
}

function keepSame<Value>(before: ReadonlyMap<string, Value> | undefined, after: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  return new Map([...after].map(([key, value]) => {
    const known = before?.get(key)
    return [key, known !== undefined && sameValue(known, value) ? known : value]
  }))
}
