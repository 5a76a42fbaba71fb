// Proposals that are drafted, sent and accepted without a page: for tests of what a page shows of them.
import { ProposalId } from '../../shared/ids.ts'
import { sideSchema, sideView } from '../../shared/documents/side.ts'
import { updateText } from '../../shared/proposals/update-text.ts'
import type { RichText } from '../../shared/schema/rich-text-shape.ts'
import { joinDocument } from './raw-client.ts'
import type { RunningServer } from './server.ts'
import { signInAs } from './sign-in.ts'
import { until } from './wait.ts'

/** Blocks for a text, else a value; nothing for a removal. */
type Wanted = { readonly place: readonly string[]; readonly text?: RichText; readonly value?: string }
type Side = { readonly person: string; readonly party: string }

/** One after the other, by one delegation to another that may decide. */
export async function proposeAndAccept(server: RunningServer, plan: string, by: Side, decider: Side, wanted: readonly Wanted[]): Promise<void> {
  const [author, judge] = await Promise.all([signInAs(server.origin, by.person), signInAs(server.origin, decider.person)])
  const ids: ProposalId[] = []
  for (const { place } of wanted) ids.push(ProposalId.parse((await asked(author.call('POST', `/api/plans/${plan}/drafts`, { party: by.party, place })) as { id: string }).id))
  const side = await joinDocument(server, author, by.party, `side/${plan}/${by.party}`, { schema: sideSchema.version })
  const view = sideView(side.doc)
  let sent = 0
  for (const [index, { text, value }] of wanted.entries()) {
    const overlay = await until('the side holds the draft', () => view.roots.overlays.get(ids[index] as ProposalId))
    if (text !== undefined) updateText(overlay.text.fragment, text)
    if (value !== undefined) overlay.proposed.set(value)
    if (text === undefined && value === undefined) continue
    side.sendOwn()
    sent++
    const verdict = await side.settled(sent)
    if (verdict !== 'taken') throw new Error(`the draft was not taken: ${verdict}`)
  }
  side.close()
  await asked(author.call('POST', `/api/plans/${plan}/proposals`, { party: by.party, ids }))
  await asked(judge.call('POST', `/api/plans/${plan}/proposals/decisions`, { party: decider.party, ids, decision: 'accepted' }))
}

async function asked(answer: Promise<{ readonly status: number; readonly json: unknown }>): Promise<unknown> {
  const { status, json } = await answer
  if (status !== 200 || (json as { outcomes?: { error: string | null }[] }).outcomes?.some(({ error }) => error !== null) === true) throw new Error(`answered with ${status}: ${JSON.stringify(json)}`)
  return json
}
