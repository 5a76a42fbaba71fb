// The file of the rounds of a plan, opened again by another library than wrote it: what was proposed reads in its cell as it does in a text.
import mammoth from 'mammoth'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { doTask } from '../../../server/exports/tasks.ts'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import { PartyId, ProposalId } from '../../../shared/ids.ts'
import type { RichTextNode } from '../../../shared/schema/rich-text-reading.ts'
import { anAbout, planDocument } from '../../fixtures/a-plan-document.ts'

const noRounds: RoundsAnswer = { rounds: [], answers: [], reserves: [], versions: [], changedSince: {}, amendment: null, reminders: [] }
const paragraph = (text: string): RichTextNode => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const item = (...content: readonly RichTextNode[]): RichTextNode => ({ type: 'listItem', content })

test('items of lists that were proposed keep their bullets and numbers in the Word table, each on a line of its own', async () => {
  const proposed: RichTextNode[] = [
    paragraph('Three things:'),
    { type: 'bulletList', content: [item(paragraph('boats'), paragraph('also small ones')), item(paragraph('money'), { type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph('accounts')), item(paragraph('couriers'))] })] },
    { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph('who')] }, { type: 'tableCell', content: [paragraph('when')] }] }] },
  ]
  const doc = planDocument(plan => {
    plan.roots.proposals.create(ProposalId.parse('a-proposal-of-a-test-1'), {
      place: ['aim'], by: PartyId.parse('ms-it'), change: { kind: 'text', seq: 0, base: [], proposed }, sent: { at: '2026-11-26T10:00:00.000Z', capacity: 'speaks' },
    })
  })
  const made = await doTask({ task: 'rounds-file', format: 'docx', about: anAbout(), state: Y.encodeStateAsUpdate(doc), rounds: noRounds }, () => undefined)
  if (!(made instanceof Uint8Array)) throw new Error('a file was made')
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(made) })
  const cell = /<td>((?:(?!<td>).)*?boats.*?)<\/td>/s.exec(html)?.[1] ?? ''
  const lines = [...cell.matchAll(/<p>(.*?)<\/p>/gs)].map(([, words = '']) => words.replaceAll(/&nbsp;|\u00A0/g, '_'))
  expect(lines).toEqual(['Three things:', '• boats', '____also small ones', '• money', '____3. accounts', '____4. couriers', 'who | when'])
})
