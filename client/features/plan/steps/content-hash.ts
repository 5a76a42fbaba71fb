// The hash of what the plan in memory says.
import type * as Y from 'yjs'
import { planSchema } from '../../../../shared/documents/plan.ts'
import { canonicalHash } from '../../../../shared/schema/canonical.ts'

export const contentHashOf = (doc: Y.Doc): string => canonicalHash(doc, planSchema, 'content')
