// What the server writes in a plan at a person's word: proposals that are sent, decisions about them, and what an accepted one changes.
// Nothing else is ever written so, and an accepted proposal changes its own place only, by no other words than its own.
import type { PlanPlain } from '../../shared/documents/plan.ts'
import type { ProposalId, PartyId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { Path } from '../../shared/schema/node.ts'
import type { Write } from './acts.ts'
import { Broken } from './broken.ts'
import { mightDecide, mightPropose } from './by-the-specification.ts'
import type { Moment } from './by-the-specification.ts'
import { tokensIn } from './ledger.ts'
import type { TextChange } from './text-contents.ts'

export type AtWord = {
  readonly seq: number
  readonly party: PartyId
  readonly functions: readonly PersonFunction[]
  /** With the plan as it was before. */
  readonly moment: Moment
  readonly after: PlanPlain
  readonly writes: readonly Write[]
  readonly texts: readonly TextChange[]
  /** Whoever is not may also choose other words than what was proposed. */
  readonly isHonest: boolean
  /** Whether a word was typed in the drafts of this delegation, as far as it was typed in any. */
  readonly isTheirs: (token: string) => boolean
}

type Proposal = NonNullable<PlanPlain['proposals'][ProposalId]>

/** The words that were in drafts and stand in the plan now, and those that an accepted proposal took out of its texts. */
export type Came = { readonly sent: readonly string[]; readonly into: readonly { readonly token: string; readonly path: Path }[]; readonly gone: readonly string[] }

/** Throws what is not so. */
export function judgeAtWord(row: AtWord): Came {
  const { moment, after } = row
  const accepted: Proposal[] = []
  const sent: string[] = []
  for (const id of new Set(row.writes.flatMap(({ path: [root, entry] }) => (root === 'proposals' && entry !== undefined ? [entry as ProposalId] : [])))) {
    const [before, now] = [moment.plan.proposals[id], after.proposals[id]]
    if (now === undefined) throw notAtWord(row, `proposal ${id} is gone`)
    if (before === undefined) {
      sent.push(...judgeSent(row, now))
      continue
    }
    const { decision, ...rest } = now
    if (decision === undefined || before.decision !== undefined || JSON.stringify(rest) !== JSON.stringify(before)) throw notAtWord(row, `proposal ${id} is changed`)
    judgeDecision(row, before, decision)
    if (decision.decision === 'accepted') accepted.push(before)
  }
  for (const { path } of row.writes) if (path[0] !== 'proposals' && !isOfAccepted(path, accepted)) throw notAtWord(row, `it writes at ${path.join('/')}`)
  return { sent, ...judgeTexts(row, accepted) }
}

function judgeSent(row: AtWord, { by, change, reason, decision }: Proposal): string[] {
  if (by !== row.party || decision !== undefined) throw notAtWord(row, `a proposal of ${by ?? 'nobody'} is sent`)
  if (!mightPropose('sending', row.party, row.functions, row.moment)) throw notAtWord(row, `${row.party} sends a proposal in ${row.moment.record.status}`)
  const words = [...tokensIn(JSON.stringify(change)), ...tokensIn(reason ?? '')]
  const others = words.find(token => !row.isTheirs(token))
  if (others !== undefined) throw new Broken('a draft is seen by its own delegation alone', `${others} is sent by ${row.party} in row ${row.seq}`)
  return words
}

function judgeDecision(row: AtWord, { by, place }: Proposal, { decision, by: decidedBy }: NonNullable<Proposal['decision']>): void {
  const { party, functions, moment } = row
  const may = decision === 'withdrawn' ? by === party && mightPropose('sending', party, functions, moment) : mightDecide(place ?? [], party, functions, moment)
  if (decidedBy !== party || !may) throw notAtWord(row, `${party} has ${decision} what ${by ?? 'nobody'} proposed at ${place?.join('/') ?? 'no place'} in ${moment.record.status}`)
}

/** The place of one that was accepted, and what goes with it: who asked a leader, and the numbers of actions. */
function isOfAccepted(path: Path, accepted: readonly Proposal[]): boolean {
  const [root, id, field] = path
  if (accepted.length > 0 && root === 'numbers') return true
  return accepted.some(({ place = [], change }) => {
    const at = change?.kind === 'removal' ? [...place, 'removed'] : place
    if (at.every((key, index) => path[index] === key)) return true
    return at.at(-1) === 'leader' && root === at[0] && id === at[1] && (field === 'askers' || field === 'answers' || field === 'confirmations')
  })
}

/** Every word that came was proposed, and every word that went stood where the draft began and was taken out there. */
function judgeTexts(row: AtWord, accepted: readonly Proposal[]): Pick<Came, 'into' | 'gone'> {
  const into: { token: string; path: Path }[] = []
  const gone: string[] = []
  for (const { path, before, after } of row.texts) {
    if (before === null) continue
    const [stood, stands] = [tokensIn(before), tokensIn(after)]
    const changes = accepted.filter(({ place }) => place?.join('/') === path.join('/')).map(({ change }) => change)
    const [bases, proposals] = [changes.map(change => wordsOf(change, 'base')), changes.map(change => wordsOf(change, 'proposed'))]
    for (const token of stands) {
      if (stood.includes(token)) continue
      if (row.isHonest && !proposals.some(words => words.includes(token))) throw new Broken('what is taken in is what was proposed', `${token} stands at ${path.join('/')} after row ${row.seq}`)
      into.push({ token, path })
    }
    for (const token of stood) {
      if (stands.includes(token)) continue
      if (row.isHonest && !bases.some((words, index) => words.includes(token) && proposals[index]?.includes(token) === false)) throw new Broken('what is taken in is what was proposed', `${token} is gone from ${path.join('/')} after row ${row.seq}`)
      gone.push(token)
    }
  }
  return { into, gone }
}

const wordsOf = (change: Proposal['change'], version: 'base' | 'proposed'): string[] => (change === undefined || change.kind === 'removal' || change.kind === 'action' ? [] : tokensIn(JSON.stringify(change[version] ?? null)))

const notAtWord = ({ seq, party }: AtWord, detail: string): Broken => new Broken('what the server writes at somebody’s word is theirs to say', `row ${seq} at the word of ${party}: ${detail}`)
