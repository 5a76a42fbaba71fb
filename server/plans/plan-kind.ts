// Plans as a kind of document: who may do what comes from the plan's record, and the server gives new actions their
// lasting references.
import type * as Y from 'yjs'
import { planSchema } from '../../shared/documents/plan.ts'
import { PlanId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { mayRead } from '../../shared/mandates/mandates.ts'
import { failureOf } from '../store/sqlite/failure.ts'
import type { Alongside, Store } from '../store/store.ts'
import type { DocumentKind, Governance } from '../sync/document-kind.ts'
import type { PlanFacts } from '../../shared/mandates/mandates.ts'
import { completeComments } from './comments.ts'
import { keepNumbers, mayNeedNumbers } from './keep-numbers.ts'
import { planMandate } from './plan-mandate.ts'
import { factsOf, isOpenTo, readRecord } from './plan-record.ts'
import type { PlanRecord } from './plan-record.ts'
import { giveReferences, readCounter } from './references.ts'
import type { ReferenceCounter } from './references.ts'

export type PlanGovernance = Governance & {
  record(): PlanRecord
  /** After a change of the record was stored. */
  replace(record: PlanRecord): void
  /** Gives actions that the server makes their references; what has to be stored in the commit that makes them. */
  refer(doc: Y.Doc, actions: readonly ActionId[]): Alongside
}

export function planKind(store: Store, now: () => Date = () => new Date()): DocumentKind & { govern(documentId: string): Promise<PlanGovernance | null> } {
  // One counter for all plans of an area and period that are open here, an archived one and its successor among them.
  const counters = new Map<string, ReferenceCounter>()
  const counterFor = async (record: PlanRecord): Promise<ReferenceCounter> => {
    const stored = await readCounter(store.database, record)
    const key = `${record.area} ${record.periodStart}`
    const counter = counters.get(key) ?? stored
    counters.set(key, counter)
    // A number given in a commit that failed is higher than what is stored, and stays given.
    counter.next = Math.max(counter.next, stored.next)
    return counter
  }
  return {
    kind: 'plan',
    schema: planSchema,
    isGovernedByOthers: false,
    // Else a plan that is not theirs would be loaded for them, which takes time that one which does not exist does not.
    mayOpen: async (documentId, { party }) => {
      // No plan has such a name, and the store does not take every letter.
      const id = PlanId.safeParse(documentId.slice('plan/'.length))
      if (!id.success) return 'no'
      try {
        const record = await readRecord(store.database, id.data)
        return isOpenTo(party, record, now()) ? 'yes' : 'no'
      } catch (error) {
        if (failureOf(error) === null) throw error
        return 'not readable'
      }
    },
    govern: async documentId => {
      const found = await readRecord(store.database, documentId.slice('plan/'.length))
      if (found === null) return null
      let record = found
      const facts = (): PlanFacts => factsOf(record, now())
      const counter = await counterFor(record)
      return {
        record: () => record,
        replace: next => {
          record = next
        },
        refer: (doc, actions) => giveReferences(doc, record, counter, actions),
        mandate: (doc, writer) => planMandate(doc, facts(), writer),
        mayRead: ({ party }) => mayRead(party, facts()),
        afterAccepted: (doc, accepted) => {
          completeComments(doc, accepted, now())
          if (mayNeedNumbers(accepted.touched)) keepNumbers(doc)
          const actions = accepted.created.filter(({ collection }) => collection.length === 1 && collection[0] === 'actions').map(({ id }) => id)
          return actions.length === 0 ? null : giveReferences(doc, record, counter, actions)
        },
      }
    },
  }
}
