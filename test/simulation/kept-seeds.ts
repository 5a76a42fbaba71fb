// Seeds that broke an invariant once, each with what a person would have seen. A seed tells another story as soon as the
// simulation draws its chances in another order; so what it found has a test of its own beside the product's tests as well.

export const keptSeeds: readonly { readonly seed: number; readonly found: string }[] = [
  { seed: 5, found: 'saved words that the server lost were not kept where their author had deleted something afterwards' },
  { seed: 181, found: 'somebody who left the page stays visible in the plan as long as words are kept for them' },
  { seed: 5522, found: 'saved words were not kept when the data were put back twice, the second time before anybody had opened the new epoch' },
  { seed: 100212, found: 'what waited for a commit was judged by a function that its writer had lost meanwhile' },
  { seed: 101575, found: 'words done again were laid within a colleague’s, who deleted theirs and took half of these with them' },
  { seed: 200734, found: 'doing two changes of a text again took out and wrote anew the words of a colleague that stood between' },
  { seed: 310720, found: 'words done again were laid into a colleague’s number, found by what follows in the text of before' },
  { seed: 313039, found: 'a snapshot that a document given up meanwhile did not make was told to the operator as a fault' },
  { seed: 700767, found: 'a number done again was laid into a colleague’s: 19 became 11' },
  { seed: 603052, found: 'saved words that the server lost were not kept where work of an earlier page of the device was kept for the same place' },
]
