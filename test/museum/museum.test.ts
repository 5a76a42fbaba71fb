// Workspaces as released versions left them open in this one, and hold what they held.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { cycleKind } from '../../server/cycles/cycle-kind.ts'
import { daysKind } from '../../server/days/days-kind.ts'
import { DaysRights } from '../../server/days/days-rights.ts'
import { planKind } from '../../server/plans/plan-kind.ts'
import { SideRights } from '../../server/sides/side-rights.ts'
import { sideKind } from '../../server/sides/side-kind.ts'
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import type { Store } from '../../server/store/store.ts'
import { GroupCommit } from '../../server/sync/commit.ts'
import { OpenDocuments } from '../../server/sync/open-documents.ts'
import { seenProofs } from '../../server/sync/seen-proof.ts'
import { planPlain, planSchema, planView } from '../../shared/documents/plan.ts'
import { plainOf } from '../../shared/schema/reading.ts'
import { openVersion, readDossier, versionsOf } from '../../server/versions/versions.ts'
import { PlanId } from '../../shared/ids.ts'
import { canonicalHash } from '../../shared/schema/canonical.ts'
import { hashOfDossier } from '../../shared/workflow/dossier.ts'
import { Exhibit, databaseOf, exhibitOf } from './exhibit.ts'
import { keptRows } from './kept-rows.ts'
import { hashOf } from './known-fields.ts'

/** One for each released version; see make.ts. */
const versions = ['v0.1.0', 'v0.2.0', 'v0.3.0', 'v0.4.0']

async function opened(directory: string): Promise<{ store: Store; documents: OpenDocuments; close(): Promise<void> }> {
  const answer = await openSqliteStore({ directory })
  if (!answer.ok) throw new Error(answer.error.code)
  const store = answer.value
  const commits = new GroupCommit(store, { fatal: ({ detail }) => { throw new Error(detail) }, failing: () => {}, recovered: () => {}, failed: () => {}, finished: () => {} })
  const rights = new DaysRights(store, () => documents)
  const documents: OpenDocuments = new OpenDocuments(store, commits, [planKind(store), daysKind(rights), cycleKind(store), sideKind(new SideRights(store, () => documents))], {
    committed: () => {},
    accepted: () => {},
    refused: () => {},
    presenceChanged: () => {},
    loaded: () => {},
    epochRaised: () => {},
    fault: (what, document, error) => { throw new Error(`${what} in ${document}: ${String(error)}`) },
  }, seenProofs('museum'))
  return {
    store,
    documents,
    close: async () => {
      await commits.stop()
      await documents.closeAll()
      await store.close()
    },
  }
}

test.each(versions)('a workspace of %s opens, and every document holds what it held', async version => {
  const exhibit = Exhibit.parse(JSON.parse(readFileSync(exhibitOf(version), 'utf8')))
  const directory = mkdtempSync(join(tmpdir(), 'museum-'))
  try {
    writeFileSync(join(directory, 'workspace.sqlite'), gunzipSync(readFileSync(databaseOf(version))), { mode: 0o600 })
    // The second time it is read as this version stored it.
    for (const time of ['as it was left', 'as this version left it']) {
      const { store, documents, close } = await opened(directory)
      const hashes: { [plan: string]: string } = {}
      for (const id of Object.keys(exhibit.plans)) {
        const document = await documents.open(id)
        if (!document.ok || document.value === null) throw new Error(`${id} cannot be opened ${time}`)
        hashes[id] = await document.value.whenStored(doc => hashOf(planPlain(doc), exhibit.known))
        const stored = await store.loadDocument(id)
        expect(stored.ok && stored.value?.schemaVersion).toBe(planSchema.version)
        // Every entry has every shared type of this version: the typed view throws where one is missing.
        await document.value.whenStored(doc => {
          const { actions, goals } = planView(doc).roots
          for (const action of actions.ids()) for (const field of Object.values(actions.get(action) ?? {})) expect(field.path.length).toBe(3)
          for (const goal of goals.ids()) expect(goals.get(goal)?.text.path).toEqual(['goals', goal, 'text'])
        })
      }
      expect(hashes, time).toEqual(exhibit.plans)
      expect(await keptRows(store.database, exhibit.rows), time).toEqual(exhibit.rows)
      for (const id of Object.keys(exhibit.plans)) await expectVersionsToHold(store, PlanId.parse(id.replace('plan/', '')))
      for (const [kind, { known, documents: kept }] of Object.entries(exhibit.others)) {
        const others: { [document: string]: string } = {}
        for (const id of Object.keys(kept)) {
          const document = await documents.open(id)
          if (!document.ok || document.value === null) throw new Error(`${id} cannot be opened ${time}`)
          const { schema } = document.value.kind
          others[id] = await document.value.whenStored(doc => hashOf(plainOf(doc, schema), known))
        }
        expect(others, `${kind} ${time}`).toEqual(kept)
      }
      await close()
    }
  } finally {
    rmSync(directory, { recursive: true })
  }
})

/** Each version says what its hash is of, and what led to an adopted one is what it was. */
async function expectVersionsToHold({ database }: Store, plan: PlanId): Promise<void> {
  for (const { id, kind, contentHash } of await versionsOf(database, plan)) {
    const [doc, kept] = [await openVersion(database, plan, id), await readDossier(database, plan, id)]
    expect([kind, doc !== null && canonicalHash(doc, planSchema, 'content')]).toEqual([kind, contentHash])
    expect([kind, kept === null ? null : hashOfDossier(kept.dossier)]).toEqual([kind, kept === null ? null : kept.hash])
  }
}
