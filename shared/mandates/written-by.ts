// Whose act it is to write a node of a document, said in its schema. Who that is in a given plan stands in the table of
// mandates beside this file.

/** - `plan-text`: the texts of the plan and of its goals, and why a goal has no action
 *  - `action`: the texts and fields of an action
 *  - `placing`: where an action stands, and whether it is in the plan at all
 *  - `leading`: who is asked to lead an action
 *  - `adding`: a new action
 *  - `proposing`: on whose proposal an action is there; written once, with the action
 *  - `taking-in`: that a proposed action belongs to the plan
 *  - `participation`: that a delegation takes part: asked by who writes the action, or added by itself (`joining`)
 *  - `offering`: that a delegation would lead, or help to lead
 *  - `admission`: what became of a delegation that added itself
 *  - `party-row`: what an action says of one delegation's part, which that delegation may put right
 *  - `answer`: a delegation's answer to being named; nobody speaks for another
 *  - `recording`: an answer that a delegation gave in writing, recorded by whoever speaks for the driver
 *  - `contribution`: what a delegation brings
 *  - `confirmation`: the driver's word that an outside leader works under its responsibility
 *  - `delivery`: how an adopted action goes
 *  - `own-delivery`: what a delegation says of its own part in that
 *  - `movement`: that a delegation joined or left after the plan was adopted
 *  - `asking-for-pen`: what any reader may ask of whoever drafts
 *  - `exact-days`: the exact days of joint action days, in a document of their own
 *  - `days-service`: which service of a delegation takes part in them
 *  - `guidance`: the guidance note of a goal, in the document of its cycle
 *  - `commenting`: a thread of comments, and another comment in one
 *  - `own-comment`: the words of a comment, and what a delegation thinks of one
 *  - `resolving`: that a thread is closed
 *  - `own-side`: a delegation's own side of a plan, in a document of its own
 *  - `own-thread`: what a delegation's people say about a plan among themselves, in that document
 *  - `sending`: proposals of a delegation to the plan
 *  - `deciding`: what becomes of a proposal to a place that one writes outside of rounds: see deciding.ts
 *  - `position`: a delegation's answer to a round, and its reserves
 *  - `recording-position`: an answer to a round that came in writing, recorded for a delegation
 *  - `lifting`: that a reserve is lifted
 *  - `extending`: a later deadline of a round
 *  - `naming-version`: a name for a state of the plan
 *  - `lending`, `releasing`: the driver’s grants for a time, recorded over the API
 *  - `server`: no page at all; facts that people decide outside the text */
export type WrittenBy =
  | 'plan-text'
  | 'action'
  | 'placing'
  | 'leading'
  | 'adding'
  | 'proposing'
  | 'taking-in'
  | 'participation'
  | 'joining'
  | 'offering'
  | 'admission'
  | 'party-row'
  | 'answer'
  | 'recording'
  | 'contribution'
  | 'confirmation'
  | 'delivery'
  | 'own-delivery'
  | 'movement'
  | 'asking-for-pen'
  | 'exact-days'
  | 'days-service'
  | 'guidance'
  | 'commenting'
  | 'own-comment'
  | 'resolving'
  | 'own-side'
  | 'own-thread'
  | 'sending'
  | 'deciding'
  | 'position'
  | 'recording-position'
  | 'lifting'
  | 'extending'
  | 'naming-version'
  | 'lending'
  | 'releasing'
  | 'server'
