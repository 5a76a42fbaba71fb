// Makes a server that was started with `inspected(port)` collect its garbage, so that what it still holds can be counted.
import { WebSocket } from 'ws'
import { until } from './wait.ts'

/** Environment of a process that can be asked on this port of the own machine. */
export const inspected = (port: number): Readonly<Record<string, string>> => ({ NODE_OPTIONS: `--inspect=127.0.0.1:${port}` })

export async function collectGarbage(port: number): Promise<void> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as { webSocketDebuggerUrl: string }[]
  if (target === undefined) throw new Error('the process can be inspected')
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  let isDone = false
  socket.on('open', () => socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' })))
  socket.on('message', (data: Buffer) => { isDone ||= data.toString().includes('"id":1') })
  await until('garbage is collected', () => isDone)
  socket.close()
}
