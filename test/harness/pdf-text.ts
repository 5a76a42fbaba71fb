// Reads the words of each page of a PDF as pdfkit writes them: objects in the open, packed streams, and for each font a map
// from its glyphs back to characters. No reader for any other PDF.
import { inflateSync } from 'node:zlib'

export type PdfPages = { readonly pages: readonly string[]; readonly raw: string }

export function readPdf(bytes: Uint8Array): PdfPages {
  const raw = Buffer.from(bytes).toString('latin1')
  const objects = new Map<string, string>()
  for (const [, id, body] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)) objects.set(id ?? '', body ?? '')
  const streamOf = (id: string): string => {
    const body = objects.get(id) ?? ''
    const start = body.indexOf('stream\n') + 'stream\n'.length
    const packed = Buffer.from(body.slice(start, body.lastIndexOf('\nendstream')), 'latin1')
    return (body.includes('/FlateDecode') ? inflateSync(packed) : packed).toString('latin1')
  }
  const pages = [...objects.values()].filter(body => /\/Type \/Page\b(?!s)/.test(body))
  return { raw, pages: pages.map(page => textOf(page, objects, streamOf)) }
}

function textOf(page: string, objects: ReadonlyMap<string, string>, streamOf: (id: string) => string): string {
  const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)?.[1] ?? '') ?? page
  const charactersByFont = new Map<string, ReadonlyMap<string, string>>()
  for (const [, name, id] of (/\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)) {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id ?? '') ?? '')?.[1]
    charactersByFont.set(name ?? '', charactersOf(map === undefined ? '' : streamOf(map)))
  }
  let font: ReadonlyMap<string, string> = new Map()
  let words = ''
  const content = streamOf(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '')
  for (const [, name, glyphs] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\d.\s-])*)\] TJ/g)) {
    if (name !== undefined) font = charactersByFont.get(name) ?? new Map()
    else for (const [, hex = ''] of (glyphs ?? '').matchAll(/<([0-9a-f]*)>/g)) words += (hex.match(/.{4}/g) ?? []).map(glyph => font.get(glyph) ?? '\ufffd').join('')
  }
  return words
}

/** Of a map of ranges whose ends are given one by one, as pdfkit writes them. */
function charactersOf(map: string): ReadonlyMap<string, string> {
  const characters = new Map<string, string>()
  for (const [, first = '', , list = ''] of map.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    ;(list.match(/<[0-9a-f ]*>/g) ?? []).forEach((entry, index) => {
      const units = entry.replace(/[<> ]/g, '').match(/.{4}/g) ?? []
      characters.set((Number.parseInt(first, 16) + index).toString(16).padStart(4, '0'), String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16))))
    })
  }
  return characters
}
