// The English sentences that only an open plan and what hangs on one say, the page of goals and the palette. They come with the first of these that is opened, so that lists and the
// matrix do not wait for them. Every other language has exactly these keys.
import { apiErrors } from '../../../shared/messages/en/api-errors.ts'
import { fields } from '../../../shared/messages/en/fields.ts'
import { findingHeadings, findings } from '../../../shared/messages/en/findings.ts'
import { refusals } from '../../../shared/messages/en/refusals.ts'
import { remedies, remediesOfOneself } from '../../../shared/messages/en/remedies.ts'
import { access } from './access.ts'
import { comments } from './comments.ts'
import { consulted } from './consulted.ts'
import { days } from './days.ts'
import { editor } from './editor.ts'
import { files } from './files.ts'
import { goals } from './goals.ts'
import { palette } from './palette.ts'
import { imports } from './imports.ts'
import { participation } from './participation.ts'
import { plan } from './plan.ts'
import { planFacts } from './plan-facts.ts'
import { proposals } from './proposals.ts'
import { rounds } from './rounds.ts'
import { refusalRules } from './refusal-rules.ts'
import { views } from './views.ts'
import { why } from './why.ts'

export const inPlan = {
  ...plan,
  ...participation,
  ...planFacts,
  ...access,
  ...comments,
  ...proposals,
  ...days,
  ...goals,
  ...imports,
  ...views,
  ...rounds,
  ...consulted,
  ...files,
  ...why,
  ...palette,
  ...editor,
  ...findings,
  ...findingHeadings,
  ...remedies,
  ...remediesOfOneself,
  ...refusals,
  ...refusalRules,
  ...apiErrors,
  ...fields,
} as const

export type PlanMessageId = keyof typeof inPlan
