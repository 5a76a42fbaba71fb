// A file as an answer while it is being made: how far it is, and then the file, as fast as it is read. What is finished and
// not read counts as its person's work, and is let go when nothing of it is taken for a while.
import type { Context } from 'hono'
import { exportType } from '../../shared/api/exports.ts'
import type { ExportLine } from '../../shared/api/exports.ts'
import { isMessageCode, sentences } from '../../shared/messages/index.ts'
import { systemClock } from '../clock.ts'
import type { Clock, Timer } from '../clock.ts'
import type { MadeFile } from '../exports/files.ts'

/** Bytes that are handed over at once. */
const partBytes = 64 * 1024
/** A line on which not even one part passes in this time is as good as gone. */
const longestPauseMs = 60_000

/** The form of the answer is in shared/api/exports.ts. The work ends when nobody listens any more. */
export function fileAnswer(context: Context, file: MadeFile, type: string): Response {
  const body = fileStream(file, type, context.req.raw.signal)
  return context.body(body, 200, { 'content-type': exportType, 'cache-control': 'no-store', 'x-accel-buffering': 'no' })
}

export function fileStream({ name, make, leave }: MadeFile, type: string, gone: AbortSignal, clock: Clock = systemClock): ReadableStream<Uint8Array> {
  const listening = new AbortController()
  const encoder = new TextEncoder()
  let rest: Uint8Array = new Uint8Array()
  let pause: Timer | null = null
  const end = (): void => {
    if (pause !== null) clock.clearTimeout(pause)
    rest = new Uint8Array()
    listening.abort()
    leave()
  }
  const awaitReader = (stream: ReadableStreamDefaultController<Uint8Array>): void => {
    if (pause !== null) clock.clearTimeout(pause)
    pause = clock.setTimeout(() => {
      stream.error(new Error('the file was not read'))
      end()
    }, longestPauseMs)
  }
  gone.addEventListener('abort', end)
  return new ReadableStream<Uint8Array>({
    start: async stream => {
      const say = (line: ExportLine): void => {
        if (!listening.signal.aborted) stream.enqueue(encoder.encode(`${JSON.stringify(line)}\n`))
      }
      const made = await make(listening.signal, (done, of) => say({ done, of }))
      if (listening.signal.aborted) return
      if (made.ok) {
        rest = made.value
        say({ file: name, type, bytes: rest.byteLength })
      } else say({ error: { code: made.error.code, message: isMessageCode(made.error.code) ? sentences[made.error.code] : sentences['export/failed'] } })
      awaitReader(stream)
    },
    pull: stream => {
      if (rest.byteLength === 0) {
        stream.close()
        end()
        return
      }
      stream.enqueue(rest.subarray(0, partBytes))
      rest = rest.subarray(partBytes)
      awaitReader(stream)
    },
    cancel: end,
  })
}
