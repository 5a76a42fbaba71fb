// A server under measurement, whoever wrote it: a process over a folder of its own that can be killed and started again.
import type { dialects } from './dialects.ts'

export type ServerName = 'ours' | '@y/websocket-server' | '@hocuspocus/server'

/** Where a client connects, and with which headers. */
export type Address = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

export type MeasuredServer = {
  readonly name: ServerName
  readonly dialect: keyof typeof dialects
  /** Whether what it took is on disk at some time. */
  readonly stores: boolean
  pid(): number
  /** Of the n-th client, which writes under this Yjs client id. Every client may write. */
  addressOf(document: string, client: number, clientId: number): Address
  kill(): Promise<void>
  startAgain(): Promise<void>
  /** Brings the content to one that has just started without it. */
  seed(content: Content): Promise<void>
  /** How often this process has loaded a document since it was started; null where it does not say. */
  loads(): Promise<number | null>
  remove(): Promise<void>
}

/** What every server holds at the beginning of a measurement, under the same names. */
export type Content = { readonly documents: readonly string[]; readonly state: Uint8Array }

export type ServerKind = {
  readonly name: ServerName
  readonly stores: boolean
  /** Resolves when it listens and holds the content. */
  start(content: Content): Promise<MeasuredServer>
}
