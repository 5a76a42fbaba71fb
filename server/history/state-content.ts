// What a plan said at some moment, as plain values: never the document itself, which holds answers, comments and what had been deleted.
import type * as Y from 'yjs'
import type { StateContent } from '../../shared/api/history.ts'
import { contentOfPlan } from '../../shared/documents/plan-content.ts'
import { placesOf } from '../../shared/history/action-places.ts'
import { goalsIn } from '../../shared/history/plan-difference.ts'

export function stateContent(doc: Y.Doc): StateContent {
  const goals = goalsIn(doc)
  const content = contentOfPlan(doc, goals)
  const numbers = [...placesOf(doc, content.actions, goals)].flatMap(([id, { number }]) => (number === null ? [] : [[id, number] as const]))
  return { content, numbers: Object.fromEntries(numbers) }
}
