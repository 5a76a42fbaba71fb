// What the calendar costs: to whoever it is not for, no more where there are days than where there are none.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cycleViews } from '../../server/api/cycles.ts'
import { Days } from '../../server/days/days.ts'
import { daysKind } from '../../server/days/days-kind.ts'
import { DaysRights } from '../../server/days/days-rights.ts'
import { newDays } from '../../server/days/new-days.ts'
import { LiveSummaries } from '../../server/live/live-summaries.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import { Plans } from '../../server/plans/plans.ts'
import { Projector } from '../../server/projection/projector.ts'
import { loadReferenceData } from '../../server/reference-data.ts'
import { sentenceOfOpenError } from '../../server/store/open-error.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import type { Session } from '../../server/sync/endpoint.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import { addAction } from '../../shared/documents/plan-commands.ts'
import { AreaId, PartyId, PersonId, randomId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { firstGoal } from './sync/gate-fixture.ts'

test.each([['is outside the circle', 'tc-ge'], ['reads the plan and has no part in its actions', 'ms-mt']])('whoever %s asks as much of the store where there are days as where there are none', async (_who, delegation) => {
  const directory = mkdtempSync(join(tmpdir(), 'calendar-'))
  const opened = await openSqliteStore({ directory })
  if (!opened.ok) throw new Error(sentenceOfOpenError(opened.error))
  let asked = 0
  const database = new Proxy(opened.value.database, {
    get: (of, key) => {
      if (key === 'selectFrom') asked++
      const value: unknown = Reflect.get(of, key)
      return typeof value === 'function' ? (value.bind(of) as unknown) : value
    },
  })
  const store: Store = { ...opened.value, database }
  await loadReferenceData(store.database)
  const commits = new GroupCommit(store, { fatal: () => {}, failing: () => {}, recovered: () => {}, failed: () => {}, finished: () => {} })
  const rights = new DaysRights(store, () => documents)
  const documents: OpenDocuments = new OpenDocuments(store, commits, [planKind(store), daysKind(rights)], {
    committed: () => {}, accepted: () => {}, refused: () => {}, presenceChanged: () => {}, epochRaised: () => {}, fault: () => {},
  }, seenProofs('a secret of tests'))
  const actions: ActionId[] = []
  const plan = await new Plans(store, documents, () => {}).create(AreaId.parse('2026-2029/msthb/ms'), IsoDay.parse('2026-01-01'), null, {}, view => {
    for (let count = 0; count < 5; count++) {
      const action = addAction(view, firstGoal)
      view.roots.actions.get(action)?.kind.set('jad')
      actions.push(action)
    }
  })
  if (!plan.ok) throw new Error(plan.error.code)
  const live = new LiveSummaries()
  await new Projector(store, documents, live, () => cycleViews(store.database), (_what, error) => { throw error }).project(plan.value.id)
  expect(Object.keys(live.summaryOf(plan.value.id)?.actions ?? {})).toHaveLength(5)
  const later = new Date(8.64e15)
  const session: Session = { sessionId: randomId(), person: { id: PersonId.parse(randomId()), name: 'A' }, memberships: [{ party: PartyId.parse(delegation), function: 'drafter' }], expiresAt: later, validUntil: later }
  const days = new Days(store, documents, rights, () => live.summaries())
  const cost = async (): Promise<number> => {
    const before = asked
    expect(await days.calendar(session)).toEqual({ ok: true, value: { days: [], withoutDates: [] } })
    return asked - before
  }
  const none = await cost()
  for (const action of actions) {
    const { document, rows } = newDays({ plan: plan.value.id, action }, '2026-11-26T00:00:00.000Z')
    expect((await store.createDocument(document, rows)).ok).toBe(true)
  }
  expect(await cost()).toBe(none)
  live.close()
  await commits.stop()
  await documents.closeAll()
  await opened.value.close()
  rmSync(directory, { recursive: true })
})
