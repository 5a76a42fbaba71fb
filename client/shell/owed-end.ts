// A session that was ended on this device while the server could not be told: remembered by the browser until the server has
// ended it or somebody signs in anew. The cookie is for the server's eyes only, so a page can neither delete it nor tell one
// session from the next; until then no page of this browser shows anything.
import { z } from 'zod'

/** `until`: ISO instant at which the server ends it by itself. */
const OwedEnd = z.strictObject({ until: z.iso.datetime() })
export type OwedEnd = Readonly<z.infer<typeof OwedEnd>>

const key = 'empact.session-end-owed'
/** For where storage is closed: this page alone remembers. */
let inMemory: OwedEnd | null = null
let last: { readonly text: string; readonly owed: OwedEnd | null } | null = null

/** The same object as long as it says the same. */
export function owedEnd(): OwedEnd | null {
  const text = stored()
  if (text === null) return inMemory
  if (last?.text !== text) last = { text, owed: parsed(text) }
  return last.owed
}

export function oweEnd(until: string): void {
  try {
    localStorage.setItem(key, JSON.stringify({ until }))
  } catch {
    inMemory = { until }
  }
}

export function forgetOwedEnd(): void {
  inMemory = null
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was stored.
  }
}

/** One at a time in this browser: telling the server, and signing in, whose new session must not be what is ended. */
export const oneAtATime = <T>(act: () => Promise<T>): Promise<T> => (navigator.locks === undefined ? act() : navigator.locks.request(key, act))

function stored(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** What somebody else wrote there says nothing, except that an end is owed. */
function parsed(text: string): OwedEnd {
  try {
    const said = OwedEnd.safeParse(JSON.parse(text))
    if (said.success) return said.data
  } catch {
    // Not even JSON.
  }
  return { until: new Date(0).toISOString() }
}
