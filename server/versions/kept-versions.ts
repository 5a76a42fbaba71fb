// The versions of a plan in the lists of its history: what delegations were asked about, what was adopted, and what people named.
import type { Kysely } from 'kysely'
import type { PlanVersion } from '../../shared/api/history.ts'
import { versionCalled } from '../../shared/history/version-called.ts'
import type { PlanId } from '../../shared/ids.ts'
import type { Database } from '../store/schema.ts'
import { namedVersionsOf } from './named-versions.ts'
import { versionsOf } from './versions.ts'

/** Of one state what a step kept stands before what a person named. */
export async function keptVersionsOf(database: Kysely<Database>, plan: PlanId): Promise<readonly PlanVersion[]> {
  const [kept, named] = [await versionsOf(database, plan), await namedVersionsOf(database, plan)]
  return [
    ...kept.map(({ seq, madeAt, kind, name, label }) => ({ seq, at: madeAt, kind, name: versionCalled({ label, name }) })),
    ...named.map(({ id, seq, at, name }) => ({ id, seq, at, kind: 'named' as const, name })),
  ]
}
