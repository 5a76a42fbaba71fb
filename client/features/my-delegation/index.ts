// The door of the first page after sign-in.
export { MyDelegationPage } from './my-delegation-page.tsx'
