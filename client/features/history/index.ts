// The door of the history of a plan.
export { HistoryPage } from './history-page.tsx'
