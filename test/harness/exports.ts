// Asks for files as a page does, and reads the stream in which they are answered.
import { ExportLine } from '../../shared/api/exports.ts'
import type { SignedInPerson } from './sign-in.ts'

export type Exported = { readonly status: number; readonly lines: readonly ExportLine[]; readonly file: Uint8Array; readonly text: string }

export async function askForFile(origin: string, who: SignedInPerson, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  return fetch(`${origin}${path}`, { method: 'POST', headers: { cookie: who.cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify(body), ...(signal !== undefined && { signal }) })
}

/** Lines up to the one that says what follows, and the file. */
export async function fileFrom(response: Response): Promise<Exported> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const text = new TextDecoder().decode(bytes)
  if (!response.ok) return { status: response.status, lines: [], file: new Uint8Array(), text }
  const lines: ExportLine[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf(10, at)
    if (end === -1) return { status: response.status, lines, file: new Uint8Array(), text }
    const line = ExportLine.parse(JSON.parse(new TextDecoder().decode(bytes.slice(at, end))))
    lines.push(line)
    at = end + 1
    if ('file' in line) return { status: response.status, lines, file: bytes.slice(at), text }
  }
}

export const exportPlan = async (origin: string, who: SignedInPerson, plan: string, format: string): Promise<Exported> =>
  fileFrom(await askForFile(origin, who, `/api/plans/${plan}/exports`, { format }))
