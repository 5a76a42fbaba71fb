// What the server counts about itself, as an operator reads it.
import type { RunningServer } from './server.ts'

/** One number of /metrics, by its name with labels and all. NaN: it is not among them. */
export async function metric({ origin }: Pick<RunningServer, 'origin'>, name: string): Promise<number> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const line = text.split('\n').find(each => each.startsWith(`${name} `))
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1))
}
