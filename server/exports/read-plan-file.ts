// Reads what claims to be the data file of a plan. It comes from outside: it is bounded before it is parsed, and refused as a
// whole with the first field that is wrong.
import { PlanFile, planFileFormat, planFileVersion } from '../../shared/exports/plan-file.ts'
import { isMessageCode } from '../../shared/messages/index.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { maxPlanFileBytes } from './plan-file-limits.ts'

/** Levels of the JSON: ten lists within one another, with what stands around a text. */
const maxLevels = 80

/** `field` is the way to what is wrong, `content.actions.3.from`. */
export type FileRefusal = { readonly code: string; readonly field?: string }

export function readPlanFile(bytes: Uint8Array): Result<PlanFile, FileRefusal> {
  if (bytes.byteLength > maxPlanFileBytes) return err({ code: 'import/plan-too-large' })
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return err({ code: 'import/not-json' })
  }
  if (typeof json !== 'object' || json === null || !('format' in json) || json.format !== planFileFormat) return err({ code: 'import/not-a-plan' })
  if ('formatVersion' in json && typeof json.formatVersion === 'number' && json.formatVersion > planFileVersion) return err({ code: 'import/other-version', field: 'formatVersion' })
  if (isDeeperThan(json, maxLevels)) return err({ code: 'import/too-deep' })
  const parsed = PlanFile.safeParse(json)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return err({ code: issue !== undefined && isMessageCode(issue.message) ? issue.message : 'import/field', ...(issue !== undefined && { field: fieldOf(issue) }) })
}

/** A key that is not known is named itself, not the place in which it stands. */
function fieldOf({ path, ...issue }: { readonly path: readonly PropertyKey[]; readonly keys?: readonly string[] }): string {
  return [...path, ...(issue.keys ?? []).slice(0, 1)].map(String).join('.').slice(0, 200)
}

/** Without recursion: how deep it is has not been bounded yet. */
function isDeeperThan(json: object, most: number): boolean {
  let level: object[] = [json]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true
    level = level.flatMap(value => Object.values(value).filter((inner): inner is object => typeof inner === 'object' && inner !== null))
  }
  return false
}
