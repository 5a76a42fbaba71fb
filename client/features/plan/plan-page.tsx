// One plan as a page.
import { useParams } from 'react-router'
import { PlanId } from '../../../shared/ids.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { CommentsProvider } from './comments/comments-context.tsx'
import { OwnCommentsProvider } from './comments/own-comments.tsx'
import { ConsultedProvider } from './consulted/consulted-context.tsx'
import { GuidanceProvider } from './guidance.tsx'
import { NoLongerOpen } from './no-longer-open.tsx'
import { OpenPlan } from './open-plan.tsx'
import { PlanContent } from './plan-content.tsx'
import { PlanRounds } from './plan-rounds.tsx'
import { ProposalsProvider } from './proposals/proposals-context.tsx'

export function PlanPage() {
  const parsed = PlanId.safeParse(useParams()['planId'])
  return parsed.success ? <OpenPlan id={parsed.data} absent={<NotFound />} ended={<NoLongerOpen />}><PlanRounds><ConsultedProvider><GuidanceProvider><ProposalsProvider><OwnCommentsProvider><CommentsProvider><PlanContent /></CommentsProvider></OwnCommentsProvider></ProposalsProvider></GuidanceProvider></ConsultedProvider></PlanRounds></OpenPlan> : <NotFound />
}
