// The door of participation: the page over all plans of a period, and the tab of one plan, which comes by itself.
import { lazy } from 'react'

export { ParticipationPage } from './participation-page.tsx'
export const PlanParticipation = lazy(async () => ({ default: (await import('./plan-participation.tsx')).PlanParticipation }))
