// The hash of what led to an adopted version, kept beside it: computed anew from the row it would say of whatever stands there that it is what
// was adopted.
import { sql, type Kysely, type Migration } from 'kysely'
import { sha256Of, sortedJson } from '../../../shared/schema/canonical.ts'

type Version = { readonly id: string; readonly dossier: string; readonly adoption: string | null }

export const keptDossierHashes: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema.alterTable('plan_versions').addColumn('dossier_hash', 'text').execute()
    const { rows } = await sql<Version>`select plan_versions.id, plan_versions.dossier, plans.adoption from plan_versions
      join plans on plans.id = plan_versions.plan where plan_versions.dossier is not null`.execute(database)
    for (const { id, dossier, adoption } of rows) {
      const hash = hashIn(adoption, id) ?? `dossier-1:${sha256Of(sortedJson(JSON.parse(dossier)))}`
      await sql`update plan_versions set dossier_hash = ${hash} where id = ${id}`.execute(database)
    }
  },
}

/** As the record of the plan has it, of the version that was adopted last. */
function hashIn(adoption: string | null, version: string): string | null {
  const on: unknown = adoption === null ? null : JSON.parse(adoption)
  if (typeof on !== 'object' || on === null || !('version' in on) || on.version !== version) return null
  return 'dossierHash' in on && typeof on.dossierHash === 'string' ? on.dossierHash : null
}
