// Actions that come from a table, before the gate: one update, judged whole.
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringInActions, fitsOneUpdate, takeOutActions } from '../../../shared/documents/import-actions.ts'
import type { Importer } from '../../../shared/documents/import-actions.ts'
import { planPlain, planView } from '../../../shared/documents/plan.ts'
import { importTable } from '../../../shared/imports/import-table.ts'
import type { ActionDraft } from '../../../shared/imports/import-table.ts'
import { maxDrafts } from '../../../shared/imports/table.ts'
import { maxUpdateBytes } from '../../../shared/protocol/limits.ts'
import { aTable, draftPlanRows, importContext, twelveColumns } from '../../fixtures/an-import.ts'
import { party, ServerReplica } from './gate-fixture.ts'

let server: ServerReplica
beforeEach(() => {
  server = new ServerReplica()
})

const draftsOf = (rows: readonly (readonly string[])[]): readonly ActionDraft[] => importTable({ rows: rows.map(row => row.map(text => ({ text }))) }, importContext()).rows.map(({ draft }) => draft)
const forty = draftsOf([twelveColumns, ...draftPlanRows(40)])

/** What a page of the server's state sends for the drafts. */
function sent(drafts: readonly ActionDraft[], importer: Importer): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc))
  const before = Y.encodeStateVector(doc)
  server.named.add(doc.clientID)
  bringInActions(planView(doc), drafts, importer)
  return Y.encodeStateAsUpdate(doc, before)
}
const taken = (drafts: readonly ActionDraft[], from: string, proposes = false) => server.take(sent(drafts, { party: party(from), proposes }), from, ['drafter'])

describe('forty actions of twelve columns', () => {
  test('are taken from the driver, in the order of the table', () => {
    expect(taken(forty, 'ms-de').ok).toBe(true)
    const actions = Object.values(planPlain(server.doc).actions)
    const ofGoal = actions.filter(action => action?.goal === '2026-2029/goal-1' && action.removed === false).sort((one, other) => ((one?.order ?? '') < (other?.order ?? '') ? -1 : 1))
    expect(actions).toHaveLength(40)
    expect(ofGoal.map(action => action?.title)).toEqual([1, 8, 15, 22, 29, 36].map(number => `Watch route ${number}`))
  })

  test('ask everybody whom they name in the writer’s name, and answer for nobody', () => {
    taken(forty, 'ms-de')
    for (const action of Object.values(planPlain(server.doc).actions)) {
      expect(action?.answers).toEqual({})
      expect(action?.confirmations).toEqual({})
      const asked = [action?.leader?.party, ...Object.keys(action?.coLeaders ?? {}), ...Object.keys(action?.participants ?? {})]
      expect(Object.keys(action?.askers ?? {}).map(key => key.split(':')[0]).sort()).toEqual(asked.sort())
      expect(new Set(Object.values(action?.askers ?? {}))).toEqual(new Set(['ms-de']))
    }
  })

  test('stand as proposals of a delegation without a role, which may not bring them in otherwise', () => {
    expect(taken(forty, 'ms-it')).toMatchObject({ ok: false })
    server = new ServerReplica()
    expect(taken(forty, 'ms-it', true).ok).toBe(true)
    expect(new Set(Object.values(planPlain(server.doc).actions).map(action => action?.proposedBy))).toEqual(new Set(['ms-it']))
  })

  test('are refused whole where the plan is not open to be written', () => {
    server.facts = { ...server.facts, status: 'adopted' }
    expect(taken(forty, 'ms-de').ok).toBe(false)
    expect(planPlain(server.doc).actions).toEqual({})
  })
})

test('a delegation that names itself is asked too, by driver and author alike', () => {
  const drafts = draftsOf([['Title', 'Leader', 'Co-leaders', 'Participants'], ['Watch', 'DE', 'FR', 'IT'], ['Wait', 'IT', '', 'DE, FR']])
  expect(taken(drafts, 'ms-de').ok).toBe(true)
  expect(taken(drafts, 'ms-fr').ok).toBe(true)
  expect(taken(drafts, 'ms-it', true).ok).toBe(true)
})

test('as many full rows as may come in at once fit one update and the gate; what does not fit is known before', () => {
  const everybody = 'AT, BE, BG, HR, CY, CZ, DK, EE, FI, EL, HU, IE, IT, LV, LT'
  const full = (words: number): readonly ActionDraft[] => draftsOf([
    ['Title', 'Description', 'Expected result', 'Goal', 'Kind', 'Levers', 'Leader', 'Co-leaders', 'Participants', 'From', 'To', 'JAD', 'KPI', 'Budget', 'Channel'],
    ...Array.from({ length: maxDrafts }, (_, index) => [`Action ${index}`, 'word '.repeat(words), 'Less crime', '2', 'Training', 'preventive, proactive', 'DE', 'FR', everybody, 'Q1 2026', 'Q4 2026', 'Q3 2026 (2)', 'Arrests: 5\nCourses: 4', '5 000', 'SIENA']),
  ])
  const importer = { party: party('ms-de'), proposes: false }
  expect(fitsOneUpdate(full(200), importer)).toBe(true)
  const update = sent(full(200), importer)
  expect(update.byteLength).toBeLessThan(maxUpdateBytes)
  expect(server.take(update, 'ms-de').ok).toBe(true)
  expect(fitsOneUpdate(full(1_000), importer)).toBe(false)
})

test('taking out what came in leaves what others wrote there meanwhile', () => {
  const doc = new Y.Doc()
  const plan = planView(doc)
  const [id] = bringInActions(plan, importTable(aTable('Title | Leader', 'Watch | DE'), importContext()).rows.map(({ draft }) => draft), { party: party('ms-de'), proposes: false })
  if (id === undefined) throw new Error('no action')
  plan.roots.actions.get(id)?.kind.set('training')
  takeOutActions(plan, [id])
  expect(planPlain(doc).actions[id]).toMatchObject({ title: 'Watch', kind: 'training', removed: true })
})
