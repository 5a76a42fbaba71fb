// Coming in by a link: the first administrator of a workspace, and whoever was invited.
export { FirstStartPage } from './first-start-page.tsx'
export { InvitationPage } from './invitation-page.tsx'
