// A workspace without the sample, from its first minute: who follows the link of the first start, and whom that person
// lets in.
import { InviteAnswer } from '../../shared/api/people.ts'
import { callerOf, cookieIn } from './sign-in.ts'
import type { SignedInPerson } from './sign-in.ts'
import type { RunningServer } from './server.ts'

export const password = 'a long one for tests'

export type Caller = Omit<SignedInPerson, 'person'>

/** The link that the server printed when it started; null where it printed none. */
export const firstStartLink = (server: RunningServer): URL | null => {
  const link = /http\S+\/first-start#\S+/.exec(server.output())?.[0]
  return link === undefined ? null : new URL(link)
}

export const tokenOf = (link: string | URL): string => new URL(link).hash.slice(1)

/** Follows a link of any kind: answers the status, the code of the error, and a caller with the session that came of it. */
export async function follow(origin: string, path: string, body: object, cookie = ''): Promise<{ status: number; code: string | undefined; caller: Caller }> {
  const answer = await fetch(`${origin}/api${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin, cookie }, body: JSON.stringify(body) })
  const json = await answer.json() as { error?: { code: string } }
  return { status: answer.status, code: json.error?.code, caller: callerOf(origin, cookieIn(answer)) }
}

/** The first administrator, of Europol. */
export async function becomeAdministrator(server: RunningServer): Promise<Caller> {
  const link = firstStartLink(server)
  if (link === null) throw new Error(`no link of the first start was printed:\n${server.output()}`)
  const { status, code, caller } = await follow(server.origin, '/first-start', { token: tokenOf(link), email: 'ada@europol.example', name: 'Ada Lindqvist', party: 'europol', password })
  if (status !== 200) throw new Error(`the first start was answered with ${status} ${code}`)
  return caller
}

export const asked = (email: string, ...memberships: readonly (readonly [party: string, held: string])[]) =>
  ({ email, name: null, memberships: memberships.map(([party, held]) => ({ party, function: held, service: null })) })

/** Invites one person and answers the link. */
export async function inviteOne(by: Caller, email: string, ...memberships: readonly (readonly [party: string, held: string])[]): Promise<string> {
  const { status, json } = await by.call('POST', '/api/people/invitations', { people: [asked(email, ...memberships)] })
  if (status !== 200) throw new Error(`the invitation was answered with ${status} ${JSON.stringify(json)}`)
  const [made] = InviteAnswer.parse(json).invitations
  if (made === undefined || made.given.delivery === 'sent') throw new Error('an invitation without a link')
  return made.given.link
}

/** Somebody who was invited and has come in. */
export async function letIn(server: RunningServer, by: Caller, email: string, ...memberships: readonly (readonly [party: string, held: string])[]): Promise<Caller> {
  const link = await inviteOne(by, email, ...memberships)
  const { status, code, caller } = await follow(server.origin, '/invitations/accept', { token: tokenOf(link), name: email.split('@')[0], password })
  if (status !== 200) throw new Error(`following the invitation was answered with ${status} ${code}`)
  return caller
}
