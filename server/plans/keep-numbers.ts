// From the first round on the server gives numbers in the commit that brings an action, takes it in or moves it.
import type * as Y from 'yjs'
import { giveNumbers } from '../../shared/documents/numbers.ts'
import { planPlain, planView } from '../../shared/documents/plan.ts'
import type { Path } from '../../shared/schema/node.ts'
import { serverOrigin } from '../sync/document.ts'

/** After something was written to a plan; in the server's name. Changes nothing before the first round. */
export function keepNumbers(doc: Y.Doc): void {
  if (planView(doc, serverOrigin).roots.numbers.keys().length > 0) fixNumbers(doc)
}

/** From now on numbers stay. */
export const fixNumbers = (doc: Y.Doc): void => doc.transact(() => giveNumbers(planView(doc, serverOrigin), planPlain(doc)), serverOrigin)

/** Whether an update could give an action a place that has a number. */
export const mayNeedNumbers = (touched: readonly Path[]): boolean =>
  touched.some(([root, , field]) => root === 'actions' && (field === undefined || field === 'goal' || field === 'takenIn' || field === 'removed'))
