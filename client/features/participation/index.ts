// The door of participation: the page over all plans of a period, and the tab of one plan, each loaded by itself.
export { ParticipationPage } from './participation-page.tsx'
export const loadPlanParticipation = async () => (await import('./plan-participation.tsx')).PlanParticipation
