// What the gate asks about one writer in one document. A kind of document answers it; the gate knows no plan.
import type { ThreadId } from '../../../shared/ids.ts'
import type { Grant, MandateRefusal } from '../../../shared/mandates/mandates.ts'
import type { Field } from '../../../shared/mandates/plan-writes.ts'
import type { Result } from '../../../shared/result.ts'
import type { Path } from '../../../shared/schema/node.ts'

export type Mandate = {
  /** Whether the field may be written at all, whatever the value. */
  mayWrite(field: Field): Result<Grant, MandateRefusal>
  /** Whether what the update leaves there is this writer's to leave; undefined: nothing. Null: it is. */
  mayLeave(field: Field, grant: Grant, value: unknown, before: unknown): MandateRefusal['code'] | null
  /** Fields that an entry must be given by whoever creates it under this grant. */
  mustGive(field: Field, grant: Grant): readonly string[]
  /** Whether a mark on words at this path may say that this thread stands there. */
  mayPoint(path: Path, thread: ThreadId): boolean
  /** For an update that names no field: whether the writer may write anything here. */
  mayWriteSomething(): Result<Grant, MandateRefusal>
}
