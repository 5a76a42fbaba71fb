// The door of the pages of open rounds.
export { OpenRoundsPage } from './open-rounds-page.tsx'
/** The brief comes by itself: whoever only looks at the rounds has no need of it. */
export const loadBriefPage = async () => (await import('./brief-page.tsx')).BriefPage
