// What a proposed action says nothing of, for whoever decides on it: it may be taken in so, and is completed then.
import type { ProposedAction } from '../../../../shared/documents/proposed-action.ts'
import { linesOfBlocks } from '../../../../shared/proposals/new-action-words.ts'

export type MissingInNewAction = 'dates' | 'description' | 'leader'

export function missingIn({ from, to, description = [], leader }: ProposedAction): readonly MissingInNewAction[] {
  return [
    ...(from === undefined && to === undefined ? ['dates' as const] : []),
    ...(linesOfBlocks(description).length === 0 ? ['description' as const] : []),
    ...(leader === undefined ? ['leader' as const] : []),
  ]
}
