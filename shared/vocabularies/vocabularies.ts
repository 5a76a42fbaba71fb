// The closed lists of words that documents, forms and exports share. Each list has its ids as an array (in the order in
// which it is offered), a Zod schema, and the label of each id.
export * from './actions.ts'
export * from './participation.ts'
export * from './plans.ts'
export * from './results.ts'
