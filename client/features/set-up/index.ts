// Setting a workspace up, for administrators.
export { SetUpPage } from './set-up-page.tsx'
