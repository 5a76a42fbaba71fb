// Signs in over HTTP as one of the sample people, and speaks to the API as that person.

export type SignedInPerson = {
  readonly person: string
  readonly cookie: string
  /** Status and JSON of an API call. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; json: unknown }>
}

/** `name` is the end of a sample person's id, e.g. `de-drafter`. */
export async function signInAs(origin: string, name: string): Promise<SignedInPerson> {
  const person = `sample-person-${name}`
  const answer = await fetch(`${origin}/api/sample-sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ person }),
  })
  if (answer.status !== 200) throw new Error(`signing in as ${person}: ${answer.status} ${await answer.text()}`)
  return { person, ...callerOf(origin, cookieIn(answer)) }
}

/** What a browser would send back after this answer. */
export const cookieIn = (answer: Response): string => answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')

/** Speaks to the API with a session; without a cookie as a stranger. */
export function callerOf(origin: string, cookie: string): Omit<SignedInPerson, 'person'> {
  return {
    cookie,
    call: async (method, path, body) => {
      const response = await fetch(`${origin}${path}`, {
        method,
        headers: { cookie, origin, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      return { status: response.status, json: text === '' ? null : JSON.parse(text) }
    },
  }
}
