// Says much about a plan, as people would over a socket and the API: threads on words, on actions and on fields, each answered, and
// proposals for texts and fields of three delegations, sent and not decided.
import type * as Y from 'yjs'
import { sideSchema, sideView } from '../../shared/documents/side.ts'
import { beginThread, reply } from '../../shared/documents/thread-commands.ts'
import { anchorOf, runsIn } from '../../shared/documents/thread-marks.ts'
import { PartyId, ProposalId } from '../../shared/ids.ts'
import { charactersOf } from '../../shared/schema/rich-text-reading.ts'
import { joinDocument, joinRaw } from '../harness/raw-client.ts'
import { done } from '../harness/roles.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'

const commenters = [['eurojust-drafter', 'eurojust'], ['it-speaks', 'ms-it'], ['nl-speaks', 'ms-nl']] as const
const proposers = [['it-speaks', 'ms-it'], ['nl-speaks', 'ms-nl'], ['mt-speaks', 'ms-mt']] as const
const threadsAtOnce = 10
const draftsAtOnce = 20
const levels = ['strategic', 'operational'] as const
const quoteLength = 30

export async function fillDiscussion(server: RunningServer, plan: string, threads: number, proposals: number): Promise<{ threads: number; proposals: number }> {
  return { threads: await comment(server, plan, threads), proposals: await propose(server, plan, proposals) }
}

async function comment(server: RunningServer, plan: string, wanted: number): Promise<number> {
  let made = 0
  for (const [index, [person, name]] of commenters.entries()) {
    const party = PartyId.parse(name)
    const client = await joinRaw(server, await signInAs(server.origin, person), name, plan)
    const share = Math.round(((index + 1) * wanted) / commenters.length) - made
    const ids = client.plan.roots.actions.ids()
    let updates = 0
    for (let count = 0; count < share; count++) {
      const id = ids[(made + count) % ids.length]
      const action = id === undefined ? undefined : client.plan.roots.actions.get(id)
      if (id === undefined || action === undefined) throw new Error('the plan has actions')
      const words = count % 2 === 0 ? wordsOf(action.description.fragment, count) : null
      const place = words !== null ? ['actions', id, 'description'] : count % 3 === 0 ? ['actions', id, 'level'] : ['actions', id]
      const thread = beginThread(client.plan, party, place, `Remark ${count} of this delegation: say who does it, with whom and until when.`, ...(words === null ? [] : [words]))
      reply(client.plan, thread, party, 'We can put the words in ourselves, if the others agree.')
      if (count % threadsAtOnce !== threadsAtOnce - 1 && count !== share - 1) continue
      client.sendOwn()
      const settled = await client.settled(++updates)
      if (settled !== 'taken') throw new Error(`threads were not taken: ${settled}`)
    }
    made += share
    client.close()
  }
  return made
}

function wordsOf(text: Y.XmlFragment, count: number) {
  const [run] = runsIn(text)
  if (run === undefined) return null
  const characters = charactersOf(run)
  const at = (count * 7) % Math.max(1, characters.length - quoteLength)
  const quote = characters.slice(at, at + quoteLength)
  return quote.trim() === '' ? null : { quote, anchor: anchorOf({ run, at }, { run, at: at + quote.length }) }
}

async function propose(server: RunningServer, plan: string, wanted: number): Promise<number> {
  let sent = 0
  for (const [index, [person, name]] of proposers.entries()) {
    const who = await signInAs(server.origin, person)
    const reader = await joinRaw(server, who, name, plan)
    const actions = reader.plan.roots.actions.ids()
    reader.close()
    const share = Math.round(((index + 1) * wanted) / proposers.length) - sent
    const places = actions.flatMap(id => [['actions', id, 'description'], ['actions', id, 'level']]).slice(0, share)
    const drafts: ProposalId[] = []
    for (const place of places) {
      const { status, json } = await who.call('POST', `/api/plans/${plan}/drafts`, { party: name, place })
      if (status !== 200) throw new Error(`a draft was answered with ${status}`)
      drafts.push(ProposalId.parse((json as { id: string }).id))
    }
    const side = await joinDocument(server, who, name, `side/${plan}/${name}`, { schema: sideSchema.version })
    const { overlays } = sideView(side.doc).roots
    for (const [count, id] of drafts.entries()) {
      const overlay = overlays.get(id)
      if (overlay === undefined) throw new Error('the draft is there')
      if (overlay.base.get()?.kind === 'text') runsIn(overlay.text.fragment)[0]?.insert(0, `From draft ${count} on, `)
      else overlay.proposed.set(levels[(count + index) % 2 === 0 ? 0 : 1])
      overlay.reason.set('So that whoever does it knows what is expected.')
    }
    side.sendOwn()
    const settled = await side.settled(1)
    if (settled !== 'taken') throw new Error(`drafts were not taken: ${settled}`)
    side.close()
    for (let next = 0; next < drafts.length; next += draftsAtOnce) await done(who.call('POST', `/api/plans/${plan}/proposals`, { party: name, ids: drafts.slice(next, next + draftsAtOnce) }))
    sent += drafts.length
  }
  return sent
}
