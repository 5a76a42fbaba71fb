// The typed HTTP client. Every answer passes through `answerOf`: parsed by its schema, a failure as a value, and the one
// place that notices that the session has ended.
import { hc } from 'hono/client'
import { z } from 'zod'
import type { ApiRoutes } from '../server/app.ts'
import { MeAnswer, personHeader, RenewalAnswer, SamplePeopleAnswer } from '../shared/api/identity.ts'
import type { PersonId } from '../shared/ids.ts'
import { err, ok, type Result } from '../shared/result.ts'

let pagePerson: PersonId | null = null

/** Every request from now on says that it comes from this person's page; the server refuses it when another is signed in. */
export function setPagePerson(person: PersonId | null): void {
  pagePerson = person
}

/** The routes of the server as functions: `answerOf(api.cycles.$get(), CyclesAnswer)`. */
export const api = hc<ApiRoutes>('/api', { headers: (): Record<string, string> => (pagePerson === null ? {} : { [personHeader]: pagePerson }) })

export interface ApiFailure {
  /** As in shared/messages, or `api/unreachable` when no answer came, or `api/not-understood` for one we cannot read. */
  readonly code: string
  /** For a person, in English; empty when no server wrote one. */
  readonly message: string
  readonly field?: string | undefined
}

/** What `api` and `fetch` both give. */
type AnyResponse = Pick<Response, 'ok' | 'status' | 'json'>

export type Answer<T> = Result<T, ApiFailure>

const FailureBody = z.object({ error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }) })
/** For answers of which only the success matters. */
const Nothing = z.unknown()

const signOutTimeoutMs = 8_000

const sessionEndListeners = new Set<() => void>()

/** Tells when any request was refused for want of a session. */
export function onSessionEnd(listener: () => void): () => void {
  sessionEndListeners.add(listener)
  return () => sessionEndListeners.delete(listener)
}

/** What the server said, or why not. Never throws for what a server or network can do. */
export async function answerOf<T>(pending: Promise<AnyResponse>, schema: z.ZodType<T>): Promise<Answer<T>> {
  const answer = await readAnswer(pending, schema)
  if (!answer.ok && (answer.error.code === 'api/not-signed-in' || answer.error.code === 'api/other-person')) sessionEndListeners.forEach((listener) => listener())
  return answer
}

async function readAnswer<T>(pending: Promise<AnyResponse>, schema: z.ZodType<T>): Promise<Answer<T>> {
  let response: AnyResponse
  let body: unknown
  try {
    response = await pending
    body = response.status === 204 ? null : await response.json()
  } catch {
    return err({ code: 'api/unreachable', message: '' })
  }
  if (response.ok) {
    const parsed = schema.safeParse(body)
    return parsed.success ? ok(parsed.data) : err({ code: 'api/not-understood', message: '' })
  }
  const failure = FailureBody.safeParse(body)
  return err(failure.success ? failure.data.error : { code: 'api/not-understood', message: '' })
}

export const identityApi = {
  /** Asks whether there is a session, so that "no" is an answer and not the end of one. */
  me: () => readAnswer(api.me.$get(), MeAnswer),
  samplePeople: () => answerOf(api['sample-people'].$get(), SamplePeopleAnswer),
  signIn: (email: string, password: string) => answerOf(api['sign-in'].$post({ json: { email, password } }), Nothing),
  signInAsSample: (person: PersonId) => answerOf(api['sample-sign-in'].$post({ json: { person } }), Nothing),
  /** A server that does not answer for long counts as unreachable: whoever wants to leave is not kept. */
  signOut: () => answerOf(api['sign-out'].$post({}, { init: { signal: AbortSignal.timeout(signOutTimeoutMs) } }), Nothing),
  /** Signs in too. */
  setPassword: (token: string, password: string) => answerOf(api['set-password'].$post({ json: { token, password } }), Nothing),
}
export type IdentityApi = typeof identityApi

/** A word with which a socket whose session ran out goes on. Null: nobody is signed in, or another than the page's person.
 *  Rejects when no answer came that says so. */
export async function fetchRenewal(): Promise<string | null> {
  const answer = await readAnswer(api.renewals.$post(), RenewalAnswer)
  if (answer.ok) return answer.value.token
  if (answer.error.code === 'api/not-signed-in' || answer.error.code === 'api/other-person') return null
  throw new Error(answer.error.code)
}
