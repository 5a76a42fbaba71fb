// What the rows of an action hold, wherever one is written: in a plan, and in a draft of an action.
import { z } from 'zod'
import { Amount, Quarter, shortLine } from '../schema/values.ts'
import { FundingSource, ResultKind } from '../vocabularies/vocabularies.ts'

export const jointActionDayValues = { quarter: Quarter, count: z.int().min(1).max(99) }

export const indicatorValues = {
  name: shortLine(200),
  /** A kind of result that is counted across plans, where one fits. */
  resultKind: ResultKind,
  unit: shortLine(60),
  target: z.number().min(0).max(1_000_000_000),
}

export const fundingValues = { source: FundingSource, amount: Amount }

/** What a delegation says of its part in an action, in UTF-16 units: which of its services, and an office to turn to. */
export const serviceLine = shortLine(120)
export const contactLine = shortLine(160)
export const contributionLine = shortLine(300)
/** For what kind of participants an action looks. */
export const seeksLine = shortLine(200)
