// The door of the page of a round.
export { RoundPage } from './round-page.tsx'
