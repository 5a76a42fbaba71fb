// Office files made by hand, part by part, as no writer of ours would make them: for reading them, and for refusing them.
import { deflateRawSync } from 'node:zlib'

type Part = { readonly name: string; readonly bytes: Uint8Array; readonly flags?: number; readonly claimedBytes?: number }

/** A packed file of these parts; a text is a part of its own. */
export function aPackedFile(parts: Readonly<Record<string, string>> | readonly Part[]): Uint8Array {
  const list: readonly Part[] = Array.isArray(parts) ? (parts as readonly Part[]) : Object.entries(parts as Readonly<Record<string, string>>).map(([name, words]) => ({ name, bytes: new TextEncoder().encode(words) }))
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const { name, bytes, flags = 0, claimedBytes = bytes.byteLength } of list) {
    const packed = deflateRawSync(bytes)
    const called = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.byteLength, 18)
    local.writeUInt16LE(called.byteLength, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(flags, 8)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.byteLength, 20)
    entry.writeUInt32LE(claimedBytes, 24)
    entry.writeUInt16LE(called.byteLength, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, called, packed)
    entries.push(entry, called)
    at += local.byteLength + called.byteLength + packed.byteLength
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(list.length, 8)
  end.writeUInt16LE(list.length, 10)
  end.writeUInt32LE(directory.byteLength, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, directory, end]))
}

const relations = (type: string, target: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`

/** A workbook with one sheet, in Excel's own manner; `more` adds parts or takes the place of some. */
export const aWorkbook = (sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  aPackedFile({
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': '<workbook xmlns:r="r"><workbookPr/><sheets><sheet name="Plan" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
    ...more,
  })

/** A Word document with this body. */
export const aWordFile = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  aPackedFile({ '_rels/.rels': relations('officeDocument', 'word/document.xml'), 'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`, ...more })
