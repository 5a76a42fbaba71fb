// Makes the large sample plan one in which the bench's people may write, and as long as asked: over the API and a socket, as
// people would.
import { addAction } from '../../shared/documents/plan-commands.ts'
import { fillText, fillTitle } from '../../shared/schema/rich-text-writing.ts'
import type { ActionKind } from '../../shared/vocabularies/vocabularies.ts'
import { joinRaw } from '../harness/raw-client.ts'
import { giveRoles, lendPen } from '../harness/roles.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'

/** Whoever writes without a role in the plan: the browser's person, and those of `writers.ts`. */
const lentTo = ['ms-fr', 'europol', 'eurojust', 'ms-it', 'ms-nl', 'ms-mt']
const kinds: readonly ActionKind[] = ['operational-action', 'training', 'intelligence-picture', 'prevention', 'meeting']
/** So many go into one update. */
const addedAtOnce = 10

export async function openToWriters(server: RunningServer, plan: string): Promise<void> {
  await giveRoles(server.origin, plan)
  for (const party of lentTo) await lendPen(server.origin, plan, party)
}

/** Adds actions with texts of an ordinary length to the goals in turn until the plan has so many. Returns how many it has. */
export async function growTo(server: RunningServer, plan: string, actions: number): Promise<number> {
  const driver = await joinRaw(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', plan)
  const { roots } = driver.plan
  const goals = roots.goals.ids()
  let updates = 0
  try {
    while (roots.actions.ids().length < actions) {
      for (let added = 0; added < addedAtOnce && roots.actions.ids().length < actions; added++) {
        const number = roots.actions.ids().length
        const goal = goals[number % goals.length]
        if (goal === undefined) throw new Error('the plan has no goals')
        const action = roots.actions.get(addAction(driver.plan, goal))
        if (action === undefined) throw new Error('the action was added')
        fillTitle(action.title.fragment, `Compare what is known of route ${number} and agree who follows it`)
        fillText(action.description.fragment, [1, 2].map(paragraph => ({ type: 'paragraph' as const, text: `Part ${paragraph} of action ${number}. ${'The partners put together what each of them knows, name what is missing and write down who finds it out until when. '.repeat(3)}` })))
        fillText(action.expectedResult.fragment, [{ type: 'paragraph', text: `A picture of route ${number} that all of them have agreed on.` }])
        const kind = kinds[number % kinds.length]
        if (kind !== undefined) action.kind.set(kind)
      }
      driver.sendOwn()
      const settled = await driver.settled(++updates)
      if (settled !== 'taken') throw new Error(`actions were not taken: ${settled}`)
    }
    return roots.actions.ids().length
  } finally {
    driver.close()
  }
}
