// The door of the exact dates of an action.
export { DaysPage } from './days-page.tsx'
