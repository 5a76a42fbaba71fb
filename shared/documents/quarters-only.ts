// Actions that may hold whole quarters only, wherever one is written: in a plan, and in a draft of one.
import type { Constraint } from '../schema/node.ts'
import { isFirstDayOfQuarter, isLastDayOfQuarter } from '../schema/values.ts'
import type { ActionKind } from '../vocabularies/vocabularies.ts'

/** Quarters only: a joint action day rests on surprise, so a plan must not hold its exact days.
 *  Source: staff working document, seventh principle (Surprise). */
const kindsWithQuartersOnly: readonly unknown[] = ['jad', 'cyber-patrol']

export const isQuartersOnly = (kind: ActionKind | undefined): boolean => kindsWithQuartersOnly.includes(kind)

export const wholeQuartersOnly: Constraint = {
  code: 'dates/whole-quarters-only',
  keys: ['kind', 'from', 'to'],
  holds: ({ kind, from, to }) =>
    !kindsWithQuartersOnly.includes(kind) ||
    ((typeof from !== 'string' || isFirstDayOfQuarter(from)) && (typeof to !== 'string' || isLastDayOfQuarter(to))),
}
