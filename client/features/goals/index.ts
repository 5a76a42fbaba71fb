// The door of the goals.
export { GoalsPage } from './goals-page.tsx'
