// What of a document a version knew: its plain values, only the fields that its schema had, as one text that two versions can
// compare.
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { AnyNode, DocumentSchema, Fields, RootNode, Roots } from '../../shared/schema/node.ts'

/** `true`: whatever stands there. Else the fields by name; `each`: the fields of each entry. */
export type KnownFields = true | { readonly [field: string]: KnownFields }
export const KnownFields: z.ZodType<KnownFields> = z.lazy(() => z.union([z.literal(true), z.record(z.string(), KnownFields)]))

export const knownNow = ({ roots }: DocumentSchema<Roots>): KnownFields => Object.fromEntries(Object.entries(roots).map(([name, node]) => [name, knownOf(node)]))

function knownOf(node: RootNode | AnyNode): KnownFields {
  const fieldsOf = (fields: Fields): KnownFields => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, knownOf(field)]))
  if (node.node === 'fixed') return fieldsOf(node.fields)
  return node.node === 'entries' ? { each: fieldsOf(node.fields) } : true
}

/** SHA-256 of a document's plain values as far as they were known, with keys in order. */
export const hashOf = (plain: object, known: KnownFields): string =>
  createHash('sha256').update(JSON.stringify(inOrder(picked(plain, known)))).digest('hex')

function picked(value: unknown, known: KnownFields): unknown {
  if (known === true || value === undefined) return value
  const fields = Object.entries(z.record(z.string(), z.unknown()).parse(value))
  const each = known['each']
  if (each !== undefined) return Object.fromEntries(fields.map(([id, entry]) => [id, picked(entry, each)]))
  return Object.fromEntries(fields.flatMap(([name, field]) => (known[name] === undefined ? [] : [[name, picked(field, known[name])]])))
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined).toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, field]) => [key, inOrder(field)]))
}
