// A file from the server: a stream that says how far it is and then is the file (shared/api/exports.ts).
import { z } from 'zod'
import { ExportLine } from '../../../shared/api/exports.ts'
import { err, ok } from '../../../shared/result.ts'
import { answerOf, type Answer } from '../../api.ts'
import type { FileRequest } from '../../files-api.ts'

export interface MadeFile {
  readonly name: string
  readonly blob: Blob
}

const unreachable = err({ code: 'api/unreachable', message: '' })

/** The file, or why there is none; `progress` is told a share from 0 to 1. Once `signal` is given, what is answered is of no use. */
export async function fetchFile(request: FileRequest, signal: AbortSignal, progress: (share: number) => void): Promise<Answer<MadeFile>> {
  let response: Awaited<ReturnType<FileRequest>>
  try {
    response = await request(signal)
  } catch {
    return unreachable
  }
  if (!response.ok || response.body === null) {
    const refused = await answerOf(Promise.resolve(response), z.never())
    return refused.ok ? unreachable : refused
  }
  try {
    return await readFile(response.body, progress)
  } catch {
    return unreachable
  }
}

async function readFile(body: ReadableStream<Uint8Array>, progress: (share: number) => void): Promise<Answer<MadeFile>> {
  const reader = body.getReader()
  let unread = new Uint8Array()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return unreachable
    unread = joined(unread, value)
    for (let end = unread.indexOf(10); end !== -1; end = unread.indexOf(10)) {
      const line = ExportLine.parse(JSON.parse(new TextDecoder().decode(unread.subarray(0, end))))
      unread = unread.slice(end + 1)
      if ('error' in line) return err(line.error)
      if ('done' in line) progress(line.done / line.of)
      else return ok({ name: line.file, blob: new Blob([await rest(reader, unread, line.bytes)], { type: line.type }) })
    }
  }
}

/** The bytes that follow the last line. Throws where the stream ends before they have come. */
async function rest(reader: ReadableStreamDefaultReader<Uint8Array>, begun: Uint8Array, bytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = new Uint8Array(bytes)
  file.set(begun)
  let at = begun.byteLength
  while (at < bytes) {
    const { done, value } = await reader.read()
    if (done) throw new Error('the stream ended before the file')
    file.set(value, at)
    at += value.byteLength
  }
  return file
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(one.byteLength + other.byteLength)
  both.set(one)
  both.set(other, one.byteLength)
  return both
}

/** Hands a file to the browser's downloads. */
export function download({ name, blob }: MadeFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // The download has taken it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
