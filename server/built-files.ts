// The files that the pages are built of. Opening a plan asks for a hundred of them: each is read and packed once, when
// somebody first asks for it, and answered from memory from then on.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Handler } from 'hono'
import { parseAccept } from 'hono/utils/accept'
import { COMPRESSIBLE_CONTENT_TYPE_REGEX } from 'hono/utils/compress'
import { getMimeType } from 'hono/utils/mime'

/** Below this a file that is packed is hardly smaller. */
const packedFromBytes = 1_024
/** As the build names them: no folder, and nothing that leads out of one. */
const fileName = /^[\w-][\w.-]*$/

type BuiltFile = { readonly type: string; readonly whole: Uint8Array<ArrayBuffer>; readonly packed: Uint8Array<ArrayBuffer> | null }

/** Answers `…/:file` with that file of the folder, packed for whoever takes it so; 404 where there is none. A name holds a hash
 *  over what is in the file: it may be kept for good, here and by whoever asked. What is kept is bounded by what is built. */
export function builtFiles(folder: string): Handler {
  const kept = new Map<string, BuiltFile>()
  return async context => {
    const name = context.req.param('file') ?? ''
    const file = kept.get(name) ?? (fileName.test(name) ? await read(join(folder, name)) : null)
    if (file === null) return context.text('no such file', 404, { 'cache-control': 'no-store' })
    kept.set(name, file)
    const headers = { 'content-type': file.type, 'cache-control': 'public, max-age=31536000, immutable' }
    if (file.packed === null) return context.body(file.whole, 200, headers)
    const isPacked = takesPacked(context.req.header('accept-encoding'))
    return context.body(isPacked ? file.packed : file.whole, 200, { ...headers, vary: 'Accept-Encoding', ...(isPacked ? { 'content-encoding': 'gzip' } : {}) })
  }
}

async function read(path: string): Promise<BuiltFile | null> {
  const whole = await readFile(path).catch(() => null)
  if (whole === null) return null
  const type = getMimeType(path) ?? 'application/octet-stream'
  const isWorthPacking = whole.byteLength >= packedFromBytes && COMPRESSIBLE_CONTENT_TYPE_REGEX.test(type)
  return { type, whole, packed: isWorthPacking ? await promisify(gzip)(whole) : null }
}

/** RFC 9110 §12.5.3: named, or any at all, and not with a quality of nothing. */
function takesPacked(header: string | undefined): boolean {
  const accepted = parseAccept(header ?? '')
  const asked = accepted.find(({ type }) => type.toLowerCase() === 'gzip') ?? accepted.find(({ type }) => type === '*')
  return asked !== undefined && asked.q > 0
}
