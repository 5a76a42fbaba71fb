// What the version of a plan in memory is called on paper.
import type * as Y from 'yjs'
import { planSchema } from '../../../shared/documents/plan.ts'
import { versionOf } from '../../../shared/exports/version.ts'
import { canonicalHash } from '../../../shared/schema/canonical.ts'

export const versionName = (doc: Y.Doc): string => versionOf(canonicalHash(doc, planSchema, 'content'))
