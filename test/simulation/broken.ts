// An invariant that does not hold.

export const invariants = [
  'what is shown is stored',
  'what was acknowledged is stored',
  'what is called saved is stored',
  'what was refused is nowhere',
  'the server’s copy is what its log gives',
  'all copies are equal in the end',
  'everybody sees who is there',
  'nothing is left waiting',
  'nothing anybody wrote is lost',
  'nothing stands twice',
  'every struct is its author’s',
  'a summary is what the whole plan gives',
  'there is one driver',
  'a driver’s word is given by the driver',
  'who may not read is sent nothing',
  'who may not write has written nothing',
  'who may only comment changes no text',
  'a mark stands where its thread is about',
  'a step and an edit never both win',
  'a draft is seen by its own delegation alone',
  'what the server writes at somebody’s word is theirs to say',
  'what is taken in is what was proposed',
  'an honest page is refused only for want of a mandate',
  'an honest page is not thrown out',
  'every action has one reference, and no two the same',
  'the server does not meet a fault of its own',
  'an epoch ends only when the data were put back',
  'what is proposed counts nowhere',
  'a version that is kept verifies',
  'something happened',
] as const
export type Invariant = (typeof invariants)[number]

export class Broken extends Error {
  readonly invariant: Invariant

  constructor(invariant: Invariant, detail: string) {
    super(`broken «${invariant}»: ${detail}`)
    this.invariant = invariant
  }
}
