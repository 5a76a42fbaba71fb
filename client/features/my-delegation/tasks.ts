// What can be decided on this page, as plain values, and how one of them went.
import type { ActionId, PlanId } from '../../../shared/ids.ts'
import type { Waiting } from '../../../shared/projection/waiting.ts'

export type Decision =
  | { readonly does: 'confirm' | 'decline' | 'later' | 'keep' | 'take-in' | 'confirm-leader' | 'admit' | 'take-offer' | 'accept' | 'lend-week' | 'decline-pen' | 'ask-again' }
  | { readonly does: 'confirm-subject'; readonly condition: string }
  | { readonly does: 'turn-down'; readonly reason: string }

export type DecisionTask = { readonly about: Waiting; readonly decision: Decision }
export type JoinTask = { readonly about: { readonly what: 'join'; readonly plan: PlanId; readonly action: ActionId }; readonly decision: { readonly does: 'join' } }
export type Task = DecisionTask | JoinTask

/** `sentence`: what stands in the row. What is kept is sent by itself; of what failed nothing was written. */
export type Went =
  | { readonly went: 'done' }
  | { readonly went: 'kept'; readonly sentence: string }
  | { readonly went: 'failed'; readonly sentence: string }

export type Perform = (task: Task) => Promise<Went>

/** The same thing that waits has the same key, whatever the list around it. */
export function keyOf(about: Task['about']): string {
  switch (about.what) {
    case 'answer':
    case 'keep':
      return `${about.what} ${about.plan} ${about.action} ${about.role}`
    case 'confirm-leader':
    case 'take-in':
    case 'admit':
      return `${about.what} ${about.plan} ${about.action} ${about.party}`
    case 'take-offer':
      return `${about.what} ${about.plan} ${about.action} ${about.party} ${about.role}`
    case 'accept-plan':
      return `${about.what} ${about.plan} ${about.role}`
    case 'lend-pen':
      return `${about.what} ${about.plan} ${about.request}`
    case 'read-step':
      return `${about.what} ${about.plan} ${about.at}`
    case 'pen-ends':
      return `${about.what} ${about.plan} ${about.pen}`
    case 'read-note':
      return `${about.what} ${about.goal} ${about.digest}`
    case 'join':
      return `${about.what} ${about.plan} ${about.action}`
  }
}
