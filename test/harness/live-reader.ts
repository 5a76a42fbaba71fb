// A page with lists, over the real line of live summaries.
import { WebSocket } from 'ws'
import { takeMessage } from '../../client/live/live-table.ts'
import type { LiveTable } from '../../client/live/live-table.ts'
import type { PlanId } from '../../shared/ids.ts'
import { LiveMessage } from '../../shared/protocol/live.ts'
import type { LiveRequest } from '../../shared/protocol/live.ts'
import type { RunningServer } from './server.ts'
import type { SignedInPerson } from './sign-in.ts'
import { until } from './wait.ts'

/** Keeps every message, and the table that a page would make of them. */
export class LiveReader {
  readonly messages: LiveMessage[] = []
  table: LiveTable = new Map()
  closedWith: number | null = null
  pageScript: string | null = null
  private readonly socket: WebSocket

  constructor(server: RunningServer, who: SignedInPerson, party: string) {
    const query = new URLSearchParams({ person: who.person, party })
    this.socket = new WebSocket(`ws://127.0.0.1:${server.port}/live?${query}`, { headers: { cookie: who.cookie, origin: server.origin } })
    this.socket.on('message', (data: Buffer) => {
      const message = LiveMessage.parse(JSON.parse(data.toString()))
      if (message.type === 'page') {
        this.pageScript = message.script
        return
      }
      this.messages.push(message)
      if (message.type === 'session-over' || message.type === 'repeated-refusals' || message.type === 'positions') return
      const taken = takeMessage(this.table, message)
      if (!taken.ok) throw new Error('a version was skipped')
      this.table = taken.value
    })
    this.socket.on('close', code => { this.closedWith = code })
    this.socket.on('error', () => { this.closedWith ??= 0 })
  }

  get plans(): string[] {
    return [...this.table.keys()].sort()
  }
  summary(plan: string) {
    return this.table.get(plan as PlanId)?.summary
  }
  has = (type: LiveMessage['type'], plan?: string): boolean =>
    this.messages.some(message => message.type === type && (plan === undefined || ('plan' in message && message.plan === plan)))
  say(request: LiveRequest): void {
    this.socket.send(JSON.stringify(request))
  }
  close(): void {
    this.socket.close()
  }
}

/** Resolves once everything was sent that this reader may see. */
export async function readLive(server: RunningServer, who: SignedInPerson, party: string): Promise<LiveReader> {
  const reader = new LiveReader(server, who, party)
  await until(`${who.person} is sent everything`, () => reader.has('ready') || reader.closedWith !== null)
  if (reader.closedWith !== null) throw new Error(`closed with ${reader.closedWith}`)
  return reader
}
