/** Of the data file of a plan, in bytes: more is refused before it is read. The largest plan of the sample takes a fifth. */
export const maxPlanFileBytes = 4 * 1024 * 1024
