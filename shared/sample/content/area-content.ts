// What the sample says in a plan: plain words and numbers. Who leads, takes part and answers is drawn by the generator.
import { AreaId, PartyId } from '../../ids.ts'
import type { PartyKind } from '../../parties/party.ts'
import type { FillBlock } from '../../schema/rich-text-writing.ts'
import { resultKindFacts } from '../../vocabularies/vocabularies.ts'
import type { ActionKind, GapReason, ResultKind } from '../../vocabularies/vocabularies.ts'

export const goalNumbers = [1, 2, 3, 4, 5, 6, 7] as const
export type GoalNumber = (typeof goalNumbers)[number]

/** A string is a paragraph. */
export type Block =
  | string
  | { readonly bullets: readonly string[] }
  | { readonly steps: readonly string[] }
  | { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

export type IndicatorIdea = {
  readonly name: string
  readonly unit: string
  readonly target: number
  readonly resultKind?: ResultKind
}

export type ActionIdea = {
  readonly goal: GoalNumber
  readonly kind: ActionKind
  readonly title: string
  readonly description: readonly Block[]
  readonly expectedResult: string
  readonly indicators: readonly IndicatorIdea[]
  /** Kinds of delegation that would lead such an action, the likeliest first. */
  readonly leaders: readonly PartyKind[]
  readonly alsoServes?: readonly GoalNumber[]
  /** Whom it still looks for. */
  readonly seeks?: string
}

/** `gap`: the goal has no action here; either its reason is given or nobody has given one yet. */
export type GoalContent = { readonly text: string; readonly gap?: GapReason | 'unexplained' }

export type AreaContent = {
  readonly area: AreaId
  /** Restates the priority; the last sentence says that it is a sample. */
  readonly aim: readonly Block[]
  readonly goals: Readonly<Record<GoalNumber, GoalContent>>
  /** Agencies, networks and organisations to whose work the area is close. */
  readonly partners: readonly PartyId[]
  readonly actions: readonly ActionIdea[]
}

export const sampleSentence = 'Sample content: fictional.'

/** The paragraphs of an aim, the last of which ends by saying that it is a sample. */
export const aimOf = (...paragraphs: readonly [...string[], string]): readonly Block[] =>
  paragraphs.map((paragraph, index) => (index === paragraphs.length - 1 ? `${paragraph} ${sampleSentence}` : paragraph))

export const areaOf = (id: string): AreaId => AreaId.parse(id)
export const partiesOf = (...ids: readonly string[]): readonly PartyId[] => ids.map(id => PartyId.parse(id))

/** Counted in the unit of a kind of result, so that it adds up across plans. */
export const counted = (resultKind: ResultKind, target: number): IndicatorIdea => {
  const { label, unit } = resultKindFacts[resultKind]
  return { name: label, unit, target, resultKind }
}
export const measured = (name: string, unit: string, target: number): IndicatorIdea => ({ name, unit, target })

/** The same words as they are filled into a rich text. */
export const fillBlocksOf = (blocks: readonly Block[]): readonly FillBlock[] => blocks.map(fillBlockOf)

function fillBlockOf(block: Block): FillBlock {
  if (typeof block === 'string') return { type: 'paragraph', text: block }
  if ('bullets' in block) return { type: 'bulletList', items: block.bullets }
  if ('steps' in block) return { type: 'orderedList', items: block.steps }
  return { type: 'table', head: block.head, rows: block.rows }
}
