// Rules between several values of one entry that can never rightly be broken, judged over what the entry will hold. A
// concurrent writer's update that comes later is judged again over what this one left.
import type * as Y from 'yjs'
import type { Refusal } from '../../../shared/protocol/messages.ts'
import type { Constraint, DocumentSchema, Path, Roots } from '../../../shared/schema/node.ts'
import { mapAt } from './map-at.ts'

/** What a slot will hold once the update is applied. */
export type Outcome = { readonly path: Path; readonly value: unknown }

/** The first constraint that these outcomes would break, at the first key concerned. */
export function constraintBroken(doc: Y.Doc, schema: DocumentSchema<Roots>, outcomes: readonly Outcome[]): Refusal | null {
  const byEntry = new Map<string, { entry: Path; constraints: readonly Constraint[]; outcomes: Map<string, unknown> }>()
  for (const { path, value } of outcomes) {
    const [root, id, key, ...deeper] = path
    const node = root === undefined ? undefined : schema.roots[root]
    if (node?.node !== 'entries' || node.constraints.length === 0) continue
    if (root === undefined || id === undefined || key === undefined || deeper.length > 0) continue
    const name = `${root}/${id}`
    const group = byEntry.get(name) ?? { entry: [root, id], constraints: node.constraints, outcomes: new Map<string, unknown>() }
    group.outcomes.set(key, value)
    byEntry.set(name, group)
  }
  for (const { entry, constraints, outcomes: byKey } of byEntry.values()) {
    const map = mapAt(doc, entry)
    for (const constraint of constraints) {
      const concerned = constraint.keys.find(key => byKey.has(key))
      if (concerned === undefined) continue
      const values = Object.fromEntries(constraint.keys.map(key => [key, byKey.has(key) ? byKey.get(key) : map?.get(key)]))
      if (!constraint.holds(values)) return { code: constraint.code, path: [...entry, concerned] }
    }
  }
  return null
}
