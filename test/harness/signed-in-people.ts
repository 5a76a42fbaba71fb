// Several sample people signed in at once, by the ends of their ids, and what an API call came to in one word.
import type { RunningServer } from './server.ts'
import { signInAs } from './sign-in.ts'
import type { SignedInPerson } from './sign-in.ts'

export class SignedInPeople {
  private readonly byName = new Map<string, SignedInPerson>()

  async signIn(server: RunningServer, names: readonly string[]): Promise<void> {
    for (const name of names) this.byName.set(name, await signInAs(server.origin, name))
  }
  /** All of them, after the server was started again. */
  signInAgain(server: RunningServer): Promise<void> {
    return this.signIn(server, [...this.byName.keys()])
  }
  as = (name: string): SignedInPerson => {
    const person = this.byName.get(name)
    if (person === undefined) throw new Error(`nobody is called ${name}`)
    return person
  }
}

/** `taken`, or the code of the refusal. */
export const codeOf = ({ status, json }: { readonly status: number; readonly json: unknown }): string =>
  status === 200 ? 'taken' : ((json as { error?: { code?: string } }).error?.code ?? `${status}`)
