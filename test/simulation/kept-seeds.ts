// Seeds that broke an invariant once, each with what a person would have seen. A seed tells another story as soon as the
// simulation draws its chances in another order; what it found has a test of its own beside the product's tests.

export const keptSeeds: readonly { readonly seed: number; readonly found: string }[] = []
