// What every store must do, whichever database is behind it. `reopen` gives a store over the same data, as after a
// restart.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PersonId, PlanId, randomId } from '../../shared/ids.ts'
import type { Store } from '../../server/store/store.ts'
import { aCycle, aDocument, aPlan, aRow, at, germany } from './store-rows.ts'

export type StoreUnderTest = {
  readonly store: Store
  /** Closes the store and opens the same data again. */
  readonly reopen: () => Promise<Store>
  /** Closes what is open and removes the data. */
  readonly dispose: () => Promise<void>
}

export function storeContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`a store over ${name}`, () => {
    let underTest: StoreUnderTest
    let store: Store

    beforeEach(async () => {
      underTest = await open()
      store = underTest.store
    })
    afterEach(() => underTest.dispose())

    async function headSeq(document = 'plan/ms-2026'): Promise<number | undefined> {
      const loaded = await store.loadDocument(document)
      if (!loaded.ok) throw new Error(loaded.error.detail)
      return loaded.value?.headSeq
    }

    describe('appending', () => {
      test('an update that was taken is there after a restart, with all that was said of it', async () => {
        const row = aRow({
          bytes: new Uint8Array([0, 255, 7]),
          person: PersonId.parse(randomId()),
          party: germany,
          capacity: 'drafter',
          role: 'driver',
          clientIds: [17, 4_294_967_295],
        })
        await store.createDocument(aDocument())
        expect(await store.appendUpdates([row])).toEqual({ ok: true, value: undefined })
        store = await underTest.reopen()
        const loaded = await store.loadDocument('plan/ms-2026')
        const { serverClientId: _bound, ...stored } = aDocument()
        expect(loaded).toEqual({ ok: true, value: { ...stored, headSeq: 1, snapshot: null, updates: [row] } })
      })

      test('the second writer of a seq is told which one, and nothing of its batch is kept', async () => {
        await store.createDocument(aDocument())
        await store.appendUpdates([aRow({ seq: 1 }), aRow({ seq: 2 })])
        const second = await store.appendUpdates([aRow({ seq: 3 }), aRow({ seq: 2, bytes: new Uint8Array([9]) })])
        expect(second).toEqual({ ok: false, error: { code: 'store/seq-taken', document: 'plan/ms-2026', seq: 2 } })
        expect(await headSeq()).toBe(2)
        const kept = await store.updatesBetween('plan/ms-2026', 0, 100)
        expect(kept.ok && kept.value.map(row => [row.seq, [...row.bytes]])).toEqual([[1, [1, 2, 3]], [2, [1, 2, 3]]])
      })

      test('one batch may hold updates of several documents', async () => {
        await store.createDocument(aDocument())
        await store.createDocument(aDocument({ id: 'plan/dt-2026', epoch: 'other' }))
        const rows = [aRow({ seq: 1 }), aRow({ document: 'plan/dt-2026', epoch: 'other', seq: 1 }), aRow({ seq: 2 })]
        expect((await store.appendUpdates(rows)).ok).toBe(true)
        expect(await headSeq('plan/ms-2026')).toBe(2)
        expect(await headSeq('plan/dt-2026')).toBe(1)
      })

      test('an update of a former epoch is refused', async () => {
        await store.createDocument(aDocument({ epoch: 'second' }))
        const former = await store.appendUpdates([aRow({ epoch: 'first' })])
        expect(former).toEqual({ ok: false, error: { code: 'store/other-epoch', document: 'plan/ms-2026' } })
      })

      test('an update of a document that does not exist is refused', async () => {
        const lost = await store.appendUpdates([aRow({ document: 'plan/none' })])
        expect(lost).toEqual({ ok: false, error: { code: 'store/other-epoch', document: 'plan/none' } })
      })

      test('what is done alongside is committed with the updates', async () => {
        await store.createDocument(aDocument())
        await store.appendUpdates([aRow()], async transaction => {
          await transaction
            .insertInto('record_log')
            .values({ at, person: null, party: null, capacity: null, what: 'test', subject: 'x', detail: '{}' })
            .execute()
        })
        const log = await store.database.selectFrom('record_log').select('what').execute()
        expect(log.map(entry => entry.what)).toEqual(['test'])
      })

      test('when what is done alongside fails, the updates are not kept and the store goes on', async () => {
        await store.createDocument(aDocument())
        const failing = store.appendUpdates([aRow()], async () => {
          throw new Error('no such plan')
        })
        await expect(failing).rejects.toThrow('no such plan')
        expect(await headSeq()).toBe(0)
        expect((await store.appendUpdates([aRow()])).ok).toBe(true)
      })

      test('appends that are asked for at once are each taken whole', async () => {
        await store.createDocument(aDocument())
        const asked = Array.from({ length: 20 }, (_, index) => store.appendUpdates([aRow({ seq: index + 1 })]))
        const answers = await Promise.all(asked)
        expect(answers.every(answer => answer.ok)).toBe(true)
        expect(await headSeq()).toBe(20)
      })
    })

    describe('documents', () => {
      test('a document that never was is null, not an error', async () => {
        expect(await store.loadDocument('plan/none')).toEqual({ ok: true, value: null })
      })

      test('a document is made together with its first updates', async () => {
        expect((await store.createDocument(aDocument(), [aRow({ seq: 1 })])).ok).toBe(true)
        expect(await headSeq()).toBe(1)
      })

      test('a document is made once', async () => {
        await store.createDocument(aDocument())
        const again = await store.createDocument(aDocument({ epoch: 'second' }))
        expect(again).toEqual({ ok: false, error: { code: 'store/document-exists', document: 'plan/ms-2026' } })
        const loaded = await store.loadDocument('plan/ms-2026')
        expect(loaded.ok && loaded.value?.epoch).toBe('first')
      })

      test('a document whose last updates are gone is an error and not a shorter document', async () => {
        await store.createDocument(aDocument(), [aRow({ seq: 1 }), aRow({ seq: 2 })])
        await store.database.deleteFrom('updates').where('seq', '=', 2).execute()
        const loaded = await store.loadDocument('plan/ms-2026')
        expect(loaded.ok ? null : loaded.error.code).toBe('store/not-readable')
      })

      test('updates between two seqs come in their order, without the first and with the last', async () => {
        await store.createDocument(aDocument(), [1, 2, 3, 4].map(seq => aRow({ seq })))
        const between = await store.updatesBetween('plan/ms-2026', 1, 3)
        expect(between.ok && between.value.map(row => row.seq)).toEqual([2, 3])
      })
    })

    describe('a new epoch', () => {
      const next = { document: 'plan/ms-2026', former: 'first', epoch: 'second', seq: 900, state: new Uint8Array([7, 7]), at }
      const anna = PersonId.parse(randomId())

      test('opens with the whole state, far beyond the former head, and only takes updates of its own', async () => {
        await store.createDocument(aDocument(), [aRow({ seq: 1 }), aRow({ seq: 2 })])
        await store.saveSnapshot('plan/ms-2026', 'first', { seq: 2, bytes: new Uint8Array([1]), at })
        expect(await store.beginEpoch(next)).toEqual({ ok: true, value: undefined })
        store = await underTest.reopen()
        const loaded = await store.loadDocument('plan/ms-2026')
        expect(loaded.ok && loaded.value).toMatchObject({ epoch: 'second', headSeq: 900, snapshot: null, updates: [{ seq: 900, bytes: next.state, person: null }] })
        expect((await store.appendUpdates([aRow({ seq: 3 })])).ok).toBe(false)
        expect((await store.appendUpdates([aRow({ seq: 901, epoch: 'second' })])).ok).toBe(true)
      })

      test('leaves the log of the former one as it was, and every client id with its owner', async () => {
        await store.createDocument(aDocument(), [aRow({ seq: 1 })])
        await store.bindClientIds('plan/ms-2026', 'first', [7], anna)
        await store.beginEpoch(next)
        const rows = await store.updatesBetween('plan/ms-2026', 0, 900)
        expect(rows.ok && rows.value.map(row => [row.seq, row.epoch])).toEqual([[1, 'first'], [900, 'second']])
        const owners = await store.clientIdOwners('plan/ms-2026', 'second')
        expect(owners.ok && [...owners.value]).toEqual([[1, null], [7, anna]])
      })

      test('is begun once, by whoever comes first, and never behind the head', async () => {
        await store.createDocument(aDocument(), [aRow({ seq: 1 })])
        const ended = { ok: false, error: { code: 'store/other-epoch', document: 'plan/ms-2026' } }
        expect(await store.beginEpoch({ ...next, seq: 1 })).toEqual(ended)
        expect((await store.beginEpoch(next)).ok).toBe(true)
        expect(await store.beginEpoch({ ...next, epoch: 'third', seq: 2_000 })).toEqual(ended)
        expect(await store.beginEpoch({ ...next, document: 'plan/none' })).toMatchObject({ ok: false, error: { code: 'store/other-epoch' } })
        expect(await headSeq()).toBe(900)
      })
    })

    describe('snapshots', () => {
      test('loading starts from the newest snapshot and gives only what came after', async () => {
        await store.createDocument(aDocument(), [1, 2, 3].map(seq => aRow({ seq })))
        await store.saveSnapshot('plan/ms-2026', 'first', { seq: 1, bytes: new Uint8Array([1]), at })
        await store.saveSnapshot('plan/ms-2026', 'first', { seq: 2, bytes: new Uint8Array([2]), at })
        const loaded = await store.loadDocument('plan/ms-2026')
        expect(loaded.ok && loaded.value?.snapshot).toEqual({ seq: 2, bytes: new Uint8Array([2]), at })
        expect(loaded.ok && loaded.value?.updates.map(row => row.seq)).toEqual([3])
      })

      test('a snapshot of another epoch is not used', async () => {
        await store.createDocument(aDocument(), [aRow({ seq: 1 })])
        await store.saveSnapshot('plan/ms-2026', 'former', { seq: 1, bytes: new Uint8Array([9]), at })
        const loaded = await store.loadDocument('plan/ms-2026')
        expect(loaded.ok && loaded.value?.snapshot).toBeNull()
        expect(loaded.ok && loaded.value?.updates).toHaveLength(1)
      })

      test('snapshots shorten no history', async () => {
        await store.createDocument(aDocument(), [1, 2, 3, 4].map(seq => aRow({ seq })))
        for (const seq of [1, 2, 3, 4]) {
          await store.saveSnapshot('plan/ms-2026', 'first', { seq, bytes: new Uint8Array([seq]), at })
        }
        const all = await store.updatesBetween('plan/ms-2026', 0, 4)
        expect(all.ok && all.value).toHaveLength(4)
        const kept = await store.database.selectFrom('snapshots').select('seq').orderBy('seq').execute()
        expect(kept.map(snapshot => snapshot.seq)).toEqual([3, 4])
      })
    })

    describe('client ids', () => {
      const anna = PersonId.parse(randomId())
      const bruno = PersonId.parse(randomId())

      test('an id belongs to the person who named it first, and may be named again by that person', async () => {
        await store.createDocument(aDocument())
        expect((await store.bindClientIds('plan/ms-2026', 'first', [7, 8, 7], anna)).ok).toBe(true)
        expect((await store.bindClientIds('plan/ms-2026', 'first', [8, 9], anna)).ok).toBe(true)
        const owners = await store.clientIdOwners('plan/ms-2026', 'first')
        expect(owners.ok && [...owners.value]).toEqual([[1, null], [7, anna], [8, anna], [9, anna]])
      })

      test('who names an id of somebody else is told which, and gets none of those asked for', async () => {
        await store.createDocument(aDocument())
        await store.bindClientIds('plan/ms-2026', 'first', [7], anna)
        const squatted = await store.bindClientIds('plan/ms-2026', 'first', [6, 7], bruno)
        expect(squatted).toEqual({ ok: false, error: { code: 'store/client-ids-taken', clientIds: [7] } })
        const owners = await store.clientIdOwners('plan/ms-2026', 'first')
        expect(owners.ok && owners.value.has(6)).toBe(false)
      })

      test('the id of the server is nobody else’s', async () => {
        await store.createDocument(aDocument({ serverClientId: 5 }))
        const squatted = await store.bindClientIds('plan/ms-2026', 'first', [5], anna)
        expect(squatted).toEqual({ ok: false, error: { code: 'store/client-ids-taken', clientIds: [5] } })
      })

      test('an id is bound within its epoch only', async () => {
        await store.createDocument(aDocument())
        await store.bindClientIds('plan/ms-2026', 'first', [7], anna)
        expect((await store.bindClientIds('plan/ms-2026', 'second', [7], bruno)).ok).toBe(true)
      })
    })

    test('a healthy store says that it can be written', async () => {
      expect(await store.isWritable()).toBe(true)
    })

    test('text with a NUL character is refused and not cut', async () => {
      await expect(store.createDocument(aDocument({ id: 'plan/a\0b' }))).rejects.toThrow('NUL')
      expect(await store.loadDocument('plan/a')).toEqual({ ok: true, value: null })
    })

    test('a plan’s area and period are taken once, until the plan is archived', async () => {
      await aCycle(store)
      await store.createDocument(aDocument())
      await store.createDocument(aDocument({ id: 'plan/second' }))
      const plan = aPlan()
      await store.database.insertInto('plans').values(plan).execute()
      const second = store.database.insertInto('plans').values(aPlan({ id: PlanId.parse('second'), document: 'plan/second' }))
      await expect(second.execute()).rejects.toThrow('UNIQUE')
      await store.database.updateTable('plans').set({ archived_at: at }).where('id', '=', plan.id).execute()
      await second.execute()
    })
  })
}
