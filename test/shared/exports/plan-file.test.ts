// The data file of a plan, both ways: what comes in again says the same, everybody is asked anew, and nothing comes in that a
// plan could not hold.
import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planFileOf } from '../../../server/exports/json.ts'
import { planSource } from '../../../server/exports/plan-source.ts'
import { readPlanFile } from '../../../server/exports/read-plan-file.ts'
import { ActionContent, fillingPlan } from '../../../shared/documents/plan-content.ts'
import type { PlanContent } from '../../../shared/documents/plan-content.ts'
import { planPlain, planSchema } from '../../../shared/documents/plan.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { planFileSchema } from '../../../shared/exports/plan-file.ts'
import type { PlanFile } from '../../../shared/exports/plan-file.ts'
import { canonicalHash, canonicalJson } from '../../../shared/schema/canonical.ts'
import { isInFile } from '../../../shared/schema/plain-content.ts'
import { fillTitle, writeRichText } from '../../../shared/schema/rich-text-writing.ts'
import type { RichTextNode } from '../../../shared/schema/rich-text-reading.ts'
import { addAction, moveAction, removeAction } from '../../../shared/documents/plan-commands.ts'
import { anAbout, fullPlan, planDocument, sampleDocuments } from '../../fixtures/a-plan-document.ts'
import { day, goal } from '../../fixtures/a-plan.ts'
import { anyBlocks } from '../../fixtures/any-text.ts'

const fileOf = (doc: Y.Doc): PlanFile => planFileOf(planSource(anAbout(), Y.encodeStateAsUpdate(doc)))
const bytesOf = (file: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(file))
const hashOf = (doc: Y.Doc): string => canonicalHash(doc, planSchema, 'content')
const made = (content: PlanContent): Y.Doc => planDocument((plan, giveReference) => fillingPlan(plan, content, day('2026-11-26'), giveReference))

/** Out, through the file, and in again. */
function again(doc: Y.Doc): Y.Doc {
  const read = readPlanFile(bytesOf(fileOf(doc)))
  if (!read.ok) throw new Error(`${read.error.code} at ${read.error.field}`)
  return made(read.value.content)
}

describe('a plan that goes out and comes in again says the same', () => {
  test('with everything that a plan can hold', () => {
    const doc = fullPlan()
    const copy = again(doc)
    expect(JSON.parse(canonicalJson(copy, planSchema, 'content'))).toEqual(JSON.parse(canonicalJson(doc, planSchema, 'content')))
    expect(fileOf(copy).exported.contentHash).toBe(hashOf(doc))
    // Nothing was lost on the way because it never went out.
    expect(JSON.stringify(fileOf(doc).content)).toContain('Officials trained')
    expect(hashOf(copy)).not.toBe(hashOf(planDocument(() => undefined)))
  })

  test.each(sampleDocuments)('the sample of $area', ({ make }) => {
    const doc = make()
    expect(hashOf(again(doc))).toBe(hashOf(doc))
  })

  test('after any writing, moving and removing', () => {
    const step = fc.oneof(
      fc.record({ does: fc.constant('add' as const), goal: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ does: fc.constant('move' as const), which: fc.nat(20), place: fc.nat(5), goal: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ does: fc.constant('remove' as const), which: fc.nat(20) }),
      fc.record({ does: fc.constant('name' as const), which: fc.nat(20), words: titles }),
      fc.record({ does: fc.constant('write' as const), which: fc.nat(20), blocks: anyBlocks }),
      fc.record({ does: fc.constant('aim' as const), blocks: anyBlocks }),
    )
    fc.assert(fc.property(fc.array(step, { maxLength: 12 }), steps => {
      const doc = planDocument(plan => {
        for (const each of steps) {
          const ids = plan.roots.actions.ids()
          const id = 'which' in each ? ids[each.which % Math.max(1, ids.length)] : undefined
          if (each.does === 'add') addAction(plan, goal(each.goal))
          else if (each.does === 'aim') writeRichText(plan.roots.aim.fragment, each.blocks)
          else if (id !== undefined) {
            const action = plan.roots.actions.get(id)
            if (each.does === 'move') moveAction(plan, id, goal(each.goal), each.place)
            if (each.does === 'remove') removeAction(plan, id)
            if (each.does === 'name' && action !== undefined) fillTitle(action.title.fragment, each.words)
            if (each.does === 'write' && action !== undefined) writeRichText(action.description.fragment, each.blocks)
          }
        }
      })
      expect(JSON.parse(canonicalJson(again(doc), planSchema, 'content'))).toEqual(JSON.parse(canonicalJson(doc, planSchema, 'content')))
      expect(hashOf(again(doc))).toBe(hashOf(doc))
    }), { numRuns: 60 })
  })

  test('every field that is content is in the file', () => {
    const { fields } = planSchema.roots.actions
    expect(Object.keys(ActionContent.shape).filter(key => key !== 'id').sort()).toEqual(Object.keys(fields).filter(key => isInFile(fields[key as keyof typeof fields].content)).sort())
  })
})

test('whoever is named in it is asked anew, and no answer comes in', () => {
  const doc = fullPlan()
  const [asked, copy] = [planPlain(doc), planPlain(again(doc))]
  const requestsOf = (plain: PlanPlain): string[] => Object.values(plain.actions).flatMap(action => (action === undefined ? [] : [action.leader?.request, ...Object.values(action.coLeaders).map(each => each?.request), ...Object.values(action.participants).map(each => each?.request)])).filter(request => request !== undefined)
  expect(requestsOf(copy)).toHaveLength(4)
  expect(requestsOf(copy).filter(request => requestsOf(asked).includes(request))).toEqual([])
  expect(new Set(requestsOf(copy)).size).toBe(4)
  for (const action of Object.values(copy.actions)) expect([action?.answers, action?.confirmations, action?.admissions]).toEqual([{}, {}, {}])
})

test('what was removed or is only proposed stays behind; what delegations answered is told beside the content', () => {
  const file = fileOf(fullPlan())
  expect(file.content.actions).toHaveLength(3)
  const [first] = file.content.actions
  expect(first?.participants).toEqual({ europol: true, 'ms-mt': true })
  expect(Object.values(file.answers ?? {}).flat()).toContainEqual({ party: 'ms-mt', role: 'participant', answer: 'confirmed-subject', condition: 'the budget of 2027' })
  expect(file.plan).toMatchObject({ id: 'ms-2026', marking: 'limite', sample: true, title: 'Migrant smuggling 2026–27' })
  expect(file.exported).toMatchObject({ seq: 153, at: '2026-11-26T14:05:00.000Z' })
})

test('the published schema is that of the file', () => {
  const published: unknown = JSON.parse(readFileSync(new URL('../../../docs/plan-export.schema.json', import.meta.url), 'utf8'))
  // `npm run plan-schema` writes it.
  expect(published).toEqual(JSON.parse(JSON.stringify(planFileSchema())))
  expect(JSON.stringify(published)).toContain('"#/$defs/')
})

describe('a file that no plan could have made is refused as a whole, with the field that is wrong', () => {
  type Change = (file: { content: { actions: Record<string, unknown>[]; goals: Record<string, unknown>[]; aim: unknown }; plan: Record<string, unknown>; [key: string]: unknown }) => void
  const first = (file: Parameters<Change>[0]): Record<string, unknown> => file.content.actions[0] ?? {}
  const cases: readonly (readonly [string, string, string, Change])[] = [
    ['a field that there is not', 'import/field', 'content.actions.0.colour', file => { first(file)['colour'] = 'red' }],
    ['a day that there is not', 'import/field', 'content.actions.0.from', file => { first(file)['from'] = '2026-02-30' }],
    ['an exact day of joint action days', 'dates/whole-quarters-only', 'content.actions.0.kind', file => { first(file)['kind'] = 'jad' }],
    ['a leader who may not lead', 'role/leader-not-this-kind', 'content.actions.0.leader', file => { first(file)['leader'] = 'pp-sample' }],
    ['a delegation that there is not', 'import/field', 'content.actions.0.participants.ms-xx', file => { first(file)['participants'] = { 'ms-xx': true } }],
    ['an amount below nothing', 'import/field', 'content.actions.0.ownResources.ms-mt', file => { first(file)['ownResources'] = { 'ms-mt': -5 } }],
    ['a line with a line break', 'import/field', 'content.actions.0.services.ms-it', file => { first(file)['services'] = { 'ms-it': 'one\ntwo' } }],
    ['two actions of one id', 'file/id-twice', 'content.actions.1.id', file => { (file.content.actions[1] ?? {})['id'] = first(file)['id'] }],
    ['a link to code', 'import/field', 'content.aim.0.content.0.marks.0.attrs.href', file => { file.content.aim = [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] }] }],
    ['an element that texts do not have', 'import/field', 'content.aim.0.type', file => { file.content.aim = [{ type: 'image', attrs: { src: 'https://example.org/x.png' } }] }],
    ['a key that every object inherits', 'import/field', 'content.actions.0.constructor', file => { first(file)['constructor'] = {} }],
    ['lists within lists without end', 'import/too-deep', '', file => {
      let list: RichTextNode = { type: 'paragraph' }
      for (let depth = 0; depth < 20_000; depth++) list = { type: 'bulletList', content: [{ type: 'listItem', content: [list] }] }
      file.content.aim = [list]
    }],
    ['lists deeper than a text may be', 'import/field', 'content.aim', file => {
      let list: RichTextNode = { type: 'paragraph' }
      for (let depth = 0; depth < 12; depth++) list = { type: 'bulletList', content: [{ type: 'listItem', content: [list] }] }
      file.content.aim = [list]
    }],
    ['a text as large as a book', 'import/field', 'content.aim', file => { file.content.aim = [{ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(300_000) }] }] }],
    ['more actions than a plan has', 'import/field', 'content.actions', file => { file.content.actions = Array.from({ length: 501 }, (_, index) => ({ id: `action-${index}`.padEnd(24, '-') })) }],
    ['another kind of file', 'import/not-a-plan', '', file => { file['format'] = 'something-else' }],
    ['a file of a newer version', 'import/other-version', 'formatVersion', file => { file['formatVersion'] = 2 }],
  ]
  test.each(cases)('%s', (_, code, field, change) => {
    const file = JSON.parse(JSON.stringify(fileOf(fullPlan()))) as Parameters<Change>[0]
    change(file)
    // Such depth is more than JSON.stringify itself takes.
    const bytes = code === 'import/too-deep' ? new TextEncoder().encode(JSON.stringify({ ...file, content: { ...file.content, aim: [] } }).replace('"aim":[]', `"aim":${'['.repeat(5_000)}${']'.repeat(5_000)}`)) : bytesOf(file)
    const read = readPlanFile(bytes)
    expect(read.ok ? 'taken' : [read.error.code, read.error.field ?? '']).toEqual([code, field])
  })

  test('bytes that are no JSON, an empty file, a list, a number, and one that is too large', () => {
    const refused = (bytes: Uint8Array): unknown => {
      const read = readPlanFile(bytes)
      return read.ok ? 'taken' : read.error.code
    }
    expect(refused(new Uint8Array([0xff, 0xfe, 0x00]))).toBe('import/not-json')
    expect(refused(new Uint8Array())).toBe('import/not-json')
    expect(refused(new TextEncoder().encode('[1, 2]'))).toBe('import/not-a-plan')
    expect(refused(new TextEncoder().encode('7'))).toBe('import/not-a-plan')
    expect(refused(new TextEncoder().encode(`{"format":"empact-plan","x":"${'x'.repeat(5 * 1024 * 1024)}"}`))).toBe('import/plan-too-large')
  })

  test('whatever is changed in a file, it is taken or refused and never thrown at', () => {
    const json = JSON.stringify(fileOf(fullPlan()))
    fc.assert(fc.property(fc.nat(json.length - 1), fc.nat(40), fc.string({ maxLength: 12 }), (at, length, instead) => {
      const read = readPlanFile(new TextEncoder().encode(json.slice(0, at) + instead + json.slice(at + length)))
      if (read.ok) made(read.value.content)
      else expect(read.error.code).toMatch(/^[a-z-]+\/[a-z-]+$/)
    }), { numRuns: 400 })
  })
})

const titles = fc.constantFrom('', 'Map the routes', 'Ő & <x>')
