// The parts of a packed file, unpacked one by one when they are asked for and never beyond a bound, whatever sizes the file
// claims. Only the two ways of packing that office programs use; no encryption, no parts over 4 GB.
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import { maxUnpackedBytes } from './table.ts'
import type { ReadRefusal } from './table.ts'

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
/** The directory's end is followed by a comment of at most so many bytes. */
const maxCommentBytes = 65_535
/** Office files have some dozens of parts; more than this are not looked at. */
const maxEntries = 3_000

type Entry = { readonly at: number; readonly packedBytes: number; readonly isDeflated: boolean }
export type PackedFile = {
  has(name: string): boolean
  /** A part as text. Null: there is none of this name. Of all parts together no more is unpacked than the bound. */
  text(name: string): Promise<Result<string | null, ReadRefusal>>
}

export const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

export function openPacked(bytes: Uint8Array): Result<PackedFile, ReadRefusal> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const directory = directoryOf(view)
  if (!directory.ok) return directory
  const entries = directory.value
  let left = maxUnpackedBytes
  return ok({
    has: name => entries.has(name),
    text: async name => {
      const entry = entries.get(name)
      if (entry === undefined) return ok(null)
      const unpacked = await unpack(view, entry, left)
      if (!unpacked.ok) return unpacked
      left -= unpacked.value.byteLength
      return ok(new TextDecoder(isWide(unpacked.value) ? 'utf-16le' : 'utf-8').decode(unpacked.value))
    },
  })
}

const isWide = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe

function directoryOf(view: DataView): Result<ReadonlyMap<string, Entry>, ReadRefusal> {
  const end = endOf(view)
  if (end === null) return err('import/damaged')
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries = new Map<string, Entry>()
  for (let index = 0; index < Math.min(count, maxEntries); index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return err('import/damaged')
    const flags = view.getUint16(at + 8, true)
    const method = view.getUint16(at + 10, true)
    const nameBytes = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, Math.min(nameBytes, view.byteLength - at - 46)))
    if ((flags & 1) === 1) return err('import/protected-or-old')
    // The first of a name counts, so that there can be no two readings of one file.
    if ((method === 0 || method === 8) && !entries.has(name)) {
      entries.set(name.replace(/\\/g, '/').replace(/^\//, ''), { at: view.getUint32(at + 42, true), packedBytes: view.getUint32(at + 20, true), isDeflated: method === 8 })
    }
    at += 46 + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return ok(entries)
}

function endOf(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - maxCommentBytes); at--) {
    if (view.getUint32(at, true) === endSignature) return at
  }
  return null
}

async function unpack(view: DataView, { at, packedBytes, isDeflated }: Entry, most: number): Promise<Result<Uint8Array, ReadRefusal>> {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== localSignature) return err('import/damaged')
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (from + packedBytes > view.byteLength) return err('import/damaged')
  // A copy of its own: what a stream is given must not be a view of shared memory.
  const packed = new Uint8Array(view.buffer, view.byteOffset + from, packedBytes).slice()
  if (!isDeflated) return packedBytes > most ? err('import/unpacks-too-large') : ok(packed)
  return inflate(packed, most)
}

async function inflate(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Result<Uint8Array, ReadRefusal>> {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      size += read.value.byteLength
      if (size > most) {
        await reader.cancel().catch(() => undefined)
        return err('import/unpacks-too-large')
      }
      parts.push(read.value)
    }
  } catch {
    return err('import/damaged')
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return ok(whole)
}
