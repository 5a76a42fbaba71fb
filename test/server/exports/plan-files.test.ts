// The files of a plan, opened again by other libraries than wrote them: what they say, and that the marking, the version and
// the sign of a sample stand in each.
import JSZip from 'jszip'
import mammoth from 'mammoth'
import readExcel from 'read-excel-file/node'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { doTask } from '../../../server/exports/tasks.ts'
import type { PlanAbout } from '../../../server/exports/plan-source.ts'
import { planFormats } from '../../../shared/api/exports.ts'
import type { PlanFormat } from '../../../shared/api/exports.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import { canonicalHash } from '../../../shared/schema/canonical.ts'
import { fillTitle, writeRichText } from '../../../shared/schema/rich-text-writing.ts'
import { anAbout, formula, fullPlan, letters, planDocument, sampleDocuments, withRecord } from '../../fixtures/a-plan-document.ts'
import { goal } from '../../fixtures/a-plan.ts'
import { addAction } from '../../../shared/documents/plan-commands.ts'
import { readPdf } from '../../harness/pdf-text.ts'

async function file(format: PlanFormat, doc: Y.Doc, about: Partial<PlanAbout> = {}, progress: (done: number, of: number) => void = () => undefined): Promise<Uint8Array> {
  const made = await doTask({ task: 'plan-file', format, about: anAbout(about), state: Y.encodeStateAsUpdate(doc) }, progress)
  if (!(made instanceof Uint8Array)) throw new Error('a file was made')
  return made
}
const partsOf = async (bytes: Uint8Array): Promise<{ [name: string]: string }> => {
  const zip = await JSZip.loadAsync(bytes)
  return Object.fromEntries(await Promise.all(Object.values(zip.files).filter(({ dir }) => !dir).map(async entry => [entry.name, await entry.async('string')] as const)))
}
const textOfXml = (xml: string): string => xml.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', '\'').replaceAll('&amp;', '&')
const linesOf = (ics: Uint8Array): string[] => Buffer.from(ics).toString().replace(/\r\n /g, '').split('\r\n')

let full: Y.Doc
let version: string
beforeAll(() => {
  full = fullPlan()
  version = canonicalHash(full, planSchema, 'content').slice('content-1:'.length, 'content-1:'.length + 8)
})

describe('Word', () => {
  test('every page says what the plan is, its marking, that it is fiction, its version and which page of how many it is', async () => {
    const parts = await partsOf(await file('docx', full))
    const [header, footer] = [textOfXml(parts['word/header1.xml'] ?? ''), textOfXml(parts['word/footer1.xml'] ?? '')]
    expect(header).toContain('Migrant smuggling 2026–27')
    expect(header).toContain('LIMITE · SAMPLE: fictional content')
    expect(footer).toContain(`Version ${version}, 26 Nov 2026, 14:05 UTC`)
    expect(footer).toMatch(/Page .*PAGE.* of .*NUMPAGES/)
    expect(parts['word/document.xml']).toMatch(/<w:headerReference w:type="default"/)
    const open = await partsOf(await file('docx', withRecord(fullPlan(), { marking: 'public', isSample: false })))
    expect(textOfXml(open['word/header1.xml'] ?? '')).toContain('PUBLIC')
    expect(textOfXml(open['word/header1.xml'] ?? '')).not.toContain('fictional')
  })

  test('goals and actions are real headings, and all actions stand in one table', async () => {
    const { value: html, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(await file('docx', full)) })
    expect(messages.filter(({ type }) => type === 'error')).toEqual([])
    const headings = [...html.matchAll(/<h([1-6])>(.*?)<\/h\1>/g)].map(([, level, words]) => `${level} ${textOfXml(words ?? '')}`)
    expect(headings).toContain('1 Goal 1: Intelligence picture')
    expect(headings).toContain(`2 1.1 ${formula}`)
    expect(headings).toContain(`2 1.2 ${letters}`)
    const overview = html.slice(html.indexOf('All actions'), html.indexOf('Goal 1:'))
    expect(textOfXml(overview.slice(0, overview.indexOf('</tr>')))).toBe('All actionsNumberReferenceTitleAction leaderFromTo')
    // Two with a number, one proposed, one without a goal, and the head; what was removed is not there.
    expect(overview.match(/<tr>/g)).toHaveLength(5)
    expect(html).not.toContain('MS-26-003')
    expect(html).toContain('Proposed by Malta, not taken into the plan')
    expect(html).toContain('No action here. Covered by another action.')
  })

  test('texts keep their headings, lists, marks, links and tables, however those are nested or broken', async () => {
    const parts = await partsOf(await file('docx', full))
    const document = parts['word/document.xml'] ?? ''
    expect(parts['word/_rels/document.xml.rels']).toContain('Target="https://example.org/?a=1&amp;b=&quot;2&quot;"')
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(await file('docx', full)) })
    expect(html).toContain('<strong>bold</strong> and <strong><em>both</em></strong><br />')
    expect(html).toContain('<ul><li>First<ol><li>Third</li></ol>')
    expect(html).toContain('<td colspan="2"><p>Wide</p></td><td rowspan="2"><p>Tall</p></td>')
    // Each row of a table fills as many columns as its grid has.
    for (const [, table = ''] of document.matchAll(/<w:tbl>([\s\S]*?)<\/w:tbl>/g)) {
      const columns = (table.match(/<w:gridCol /g) ?? []).length
      for (const [, row = ''] of table.matchAll(/<w:tr>([\s\S]*?)<\/w:tr>/g)) {
        const cells = [...row.matchAll(/<w:tc>([\s\S]*?)<\/w:tc>/g)].map(([, cell = '']) => Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1))
        expect(cells.reduce((sum, span) => sum + span, 0)).toBe(columns)
      }
    }
  })

  test('characters that XML cannot hold do not make a file that Word refuses', async () => {
    const doc = planDocument(plan => {
      const id = addAction(plan, goal(1))
      const action = plan.roots.actions.get(id)
      if (action !== undefined) fillTitle(action.title.fragment, 'Before\uffffafter')
      writeRichText(plan.roots.aim.fragment, [{ type: 'paragraph', content: [{ type: 'text', text: 'half \ud83d of a pair \ufffe' }] }])
    })
    for (const format of ['docx', 'xlsx'] as const) {
      const parts = await partsOf(await file(format, doc))
      expect(Object.values(parts).join('')).not.toMatch(/[\ufffe\uffff]/)
      expect(Object.values(parts).map(textOfXml).join('')).toMatch(/Before\ufffd?after/)
    }
  })
})

describe('PDF', () => {
  test('every page says what the plan is, its marking, its version and which page of how many it is', async () => {
    const { pages } = readPdf(await file('pdf', full))
    expect(pages.length).toBeGreaterThan(2)
    pages.forEach((words, index) => {
      expect(words).toContain('Migrant smuggling 2026–27')
      expect(words).toContain('LIMITE · SAMPLE: fictional content')
      expect(words).toContain(`Version ${version}, 26 Nov 2026, 14:05 UTC`)
      expect(words).toContain(`Page ${index + 1} of ${pages.length}`)
    })
  })

  test('it holds every letter of the languages of the Union and of Georgian, and has an outline and a language', async () => {
    const { pages, raw } = readPdf(await file('pdf', full))
    expect(pages.join('')).toContain(letters)
    expect(pages.join('')).not.toContain('\ufffd')
    expect(raw).toContain('/Lang (en-GB)')
    expect(raw).toContain('/Outlines')
  })

  test('no name of a file in a text makes the server read it', async () => {
    const doc = planDocument(plan => writeRichText(plan.roots.aim.fragment, [{ type: 'paragraph', content: [{ type: 'text', text: 'data:image/png;base64,AAAA /etc/passwd' }] }]))
    expect(readPdf(await file('pdf', doc)).pages[0]).toContain('data:image/png;base64,AAAA /etc/passwd')
  })
})

describe('Excel', () => {
  test('a title that begins like a formula is text, as every other cell is', async () => {
    const bytes = await file('xlsx', full)
    const [actions] = await readExcel(Buffer.from(bytes))
    const [, head = [], first = []] = actions?.data ?? []
    expect(first[head.indexOf('Title')]).toBe(formula)
    const sheets = Object.entries(await partsOf(bytes)).filter(([name]) => name.startsWith('xl/worksheets/sheet'))
    expect(sheets).toHaveLength(2)
    for (const [, xml] of sheets) {
      expect(xml).not.toMatch(/<f[ >]/)
      for (const [cell] of xml.matchAll(/<c [^>]*[^/]>/g)) expect(cell).toMatch(/t="(?:s|inlineStr|str)"/)
    }
  })

  test('one row an action, in columns that are named as on the page; the marking above them and on every printed page', async () => {
    const bytes = await file('xlsx', full)
    const [actions, plan] = await readExcel(Buffer.from(bytes))
    const [above = [], head = [], ...rows] = actions?.data ?? []
    expect(above.slice(0, 4)).toEqual(['LIMITE', 'Migrant smuggling 2026–27', `Version ${version}, 26 Nov 2026, 14:05 UTC`, 'SAMPLE: fictional content'])
    expect(rows).toHaveLength(4)
    const row = Object.fromEntries(head.map((name, index) => [String(name), rows[0]?.[index]]))
    expect(row).toMatchObject({
      'Number': '1.1', 'Reference': 'MS-26-001', 'Main goal': '1 Intelligence picture', 'Other goals served': '3 Prevention and capacity building', 'Kind': 'Training',
      'Action leader': 'IT', 'Co-leaders': 'ES', 'Participants': 'EUROPOL; MT', 'From': '1 Feb 2026', 'To': '30 Nov 2027', 'Joint action days': '2 × Q2 2026',
      'Answer': 'IT: Confirmed; ES: Asked; EUROPOL: Asked; MT: Confirmed, subject to the budget of 2027', 'Indicators': 'First in the list: ≥ 0.5; Officials trained: ≥ 40 persons',
      'Service': 'IT: Border police; analysis', 'Contribution': 'MT, People: Two analysts', 'Expected result': letters,
    })
    expect(plan?.data.flat()).toContain('LIMITE')
    for (const [name, xml] of Object.entries(await partsOf(bytes))) {
      if (name.startsWith('xl/worksheets/sheet')) expect(xml).toMatch(/<headerFooter><oddHeader>&amp;LMigrant smuggling 2026–27&amp;R&amp;BLIMITE<\/oddHeader>.*&amp;P of &amp;N<\/oddFooter><\/headerFooter><\/worksheet>/)
    }
  })
})

describe('calendar', () => {
  test('each action is whole days from its first to its last, and joint action days are quarters', async () => {
    const lines = linesOf(await file('ics', full))
    const events = lines.join('\n').split('BEGIN:VEVENT').slice(1)
    expect(events).toHaveLength(2)
    // The end is the day after.
    expect(events[0]).toMatch(/DTSTART;VALUE=DATE:20260201\nDTEND;VALUE=DATE:20271201/)
    expect(events[1]).toMatch(/DTSTART;VALUE=DATE:20260401\nDTEND;VALUE=DATE:20260701/)
    expect(events[1]).toContain('SUMMARY:2 joint action days in Q2 2026: 1.1 =cmd')
    expect(lines.filter(line => line.startsWith('DT') && !line.startsWith('DTSTAMP') && !line.includes('VALUE=DATE:'))).toEqual([])
  })

  test('the marking, the version and the sign of a sample are in the calendar and in each event, and no line breaks out of its property', async () => {
    const bytes = await file('ics', full, { name: 'Plan;\nX-EVIL:1, more' })
    const lines = linesOf(bytes)
    expect(lines).toContain('X-EMPACT-MARKING:LIMITE')
    expect(lines.find(line => line.startsWith('X-WR-CALDESC:'))).toBe(`X-WR-CALDESC:LIMITE\\nSAMPLE: fictional content\\nPlan\\;\\nX-EVIL:1\\, more\\nVersion ${version}\\, 26 Nov 2026\\, 14:05 UTC`)
    expect(lines.filter(line => line.startsWith('X-EVIL') || !/^[A-Z-]+[;:]/.test(line)).filter(line => line !== '')).toEqual([])
    for (const event of lines.join('\n').split('BEGIN:VEVENT').slice(1)) {
      expect(event).toContain('X-EMPACT-MARKING:LIMITE')
      expect(event).toContain('DESCRIPTION:LIMITE\\nSAMPLE: fictional content')
      expect(event).toContain(`SEQUENCE:${Date.UTC(2026, 10, 26, 14, 5) / 60_000}`)
    }
    for (const line of Buffer.from(bytes).toString().split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })
})

test.each(planFormats)('the %s of a small plan, one of 120 actions and an empty one can be made, and says how far it is', async format => {
  for (const { area, make } of sampleDocuments.filter(sample => /\/(ms|large)$/.test(sample.area))) {
    const told: (readonly [number, number])[] = []
    const bytes = await file(format, make(), {}, (done, of) => told.push([done, of]))
    expect([area, bytes.byteLength > 500]).toEqual([area, true])
    // How far it is only ever grows, up to the end.
    expect(told.every(([done, of], index) => done > (told[index - 1]?.[0] ?? 0) && of === told[0]?.[1])).toBe(true)
    expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1])
  }
  expect((await file(format, planDocument(() => undefined))).byteLength).toBeGreaterThan(200)
}, 180_000)
