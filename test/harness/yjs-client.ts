// A plain Yjs client over y-websocket's own provider: the reference for interoperability. It names its client id in the
// upgrade and speaks no message of ours.
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { planSchema, planView } from '../../shared/documents/plan.ts'
import type { PlanView } from '../../shared/documents/plan.ts'
import type { RunningServer } from './server.ts'
import type { SignedInPerson } from './sign-in.ts'
import { until } from './wait.ts'

export type YjsClient = { readonly doc: Y.Doc; readonly plan: PlanView; readonly provider: WebsocketProvider; close(): void }

export async function openWithYjs(server: RunningServer, who: SignedInPerson, party: string, plan: string): Promise<YjsClient> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`ws://127.0.0.1:${server.port}/sync/plan`, plan, doc, {
    WebSocketPolyfill: socketWith({ cookie: who.cookie, origin: server.origin }) as unknown as typeof globalThis.WebSocket,
    params: { person: who.person, party, clients: String(doc.clientID), schema: String(planSchema.version) },
    disableBc: true,
  })
  await until(`${who.person} is in step with ${plan}`, () => provider.synced)
  return {
    doc,
    plan: planView(doc),
    provider,
    close: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** The constructor of a websocket that sends these headers, as a browser sends its own. */
export function socketWith(headers: Record<string, string>): typeof WebSocket {
  return class extends WebSocket {
    constructor(address: string | URL) {
      super(address, { headers })
    }
  } as unknown as typeof WebSocket
}
