// A line on which nothing of what the page says gets through for a while, as in a train: what others do meanwhile comes first.
import type { BrowserContext } from 'playwright-core'

export type SlowLine = {
  /** From now on the page's messages wait; what the server says still comes. */
  hold(): void
  letGo(): void
}

/** For pages that the window opens afterwards, and their sockets below this path, e.g. `/sync/plan`. */
export async function slowLine(context: BrowserContext, path: string): Promise<SlowLine> {
  let waiting: (() => void)[] | null = null
  await context.routeWebSocket(address => address.pathname.startsWith(path), socket => {
    const server = socket.connectToServer()
    socket.onMessage(message => {
      if (waiting === null) server.send(message)
      else waiting.push(() => server.send(message))
    })
  })
  return {
    hold: () => { waiting = [] },
    letGo: () => {
      const held = waiting ?? []
      waiting = null
      for (const send of held) send()
    },
  }
}
