// What others do to an open document, reading by reading, and who it was. What the reader does in another window is not of
// others.
import { useEffect, useEffectEvent } from 'react'
import type * as Y from 'yjs'
import type { Roots } from '../../../shared/schema/node.ts'
import type { PlainDocument } from '../../../shared/schema/reading.ts'
import { useGeneration } from '../../replica/index.ts'
import type { Replica } from '../../replica/index.ts'
import { personBehind } from './use-place.ts'
import type { Writer } from './use-place.ts'

/** @param onChange is told within the transaction, before anything is drawn. The writer is null where several wrote at
 *  once or nothing tells who it was. */
export function useOthersChanges<R extends Roots>(replica: Replica<R>, person: string, onChange: (was: PlainDocument<R>, is: PlainDocument<R>, writer: Writer | null) => void): void {
  const generation = useGeneration(replica)
  const tell = useEffectEvent(onChange)
  useEffect(() => {
    const { doc, reading, awareness } = replica
    let before = reading.current()
    const changed = (transaction: Y.Transaction): void => {
      const was = before
      before = reading.current()
      if (transaction.local || was === before) return
      const writers = new Map<string, Writer>()
      for (const [clientId, clock] of transaction.afterState) {
        const writer = clock === transaction.beforeState.get(clientId) ? null : personBehind(awareness, clientId)
        if (writer !== null) writers.set(writer.person, writer)
      }
      const [writer = null] = writers.size === 1 ? writers.values() : []
      if (writer?.person !== person) tell(was, before, writer)
    }
    doc.on('afterTransaction', changed)
    return () => doc.off('afterTransaction', changed)
  // A generation has a document of its own.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [replica, generation, person])
}
