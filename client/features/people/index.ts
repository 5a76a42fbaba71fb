// The people of a delegation, and inviting others to it.
export { InvitePeople } from './invite-people.tsx'
export { PeoplePage } from './people-page.tsx'
