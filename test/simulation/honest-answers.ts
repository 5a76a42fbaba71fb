// What an honest page may be told.
/** Refusals of an honest page that say nothing against it: a right that ended meanwhile, a field that is another's, dates
 *  that met another kind, and what follows from one of these. */
export const honestRefusals = [/^mandate\//, /^plan\/archived$/, /^dates\/whole-quarters-only$/, /^client-id\/finished$/]
/** Why an honest page may be closed: its session or right ended, the server cannot go on now, or its data were put back. */
export const honestCloses: readonly (string | null)[] = ['signedOut', 'rightLost', 'notFound', 'restarting', 'notStoring', 'otherEpoch', null]
