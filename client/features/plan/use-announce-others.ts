// Tells screen readers, now and then, in which action somebody else has just written. The announcer keeps the distance
// between two announcements and the person's wish to hear none.
import { useEffect, useEffectEvent } from 'react'
import type * as Y from 'yjs'
import { actionNumber } from '../../../shared/documents/plan-order.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { announceOthers } from '../../design/announcer.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from './plan-context.tsx'
import type { OtherPerson } from './use-place.ts'

/** What is typed within this time is one piece of news. */
const gatherMs = 1_500

export function useAnnounceOthers(others: readonly OtherPerson[]): void {
  const t = useMessage()
  const { replica, goalsOfCycle } = usePlan()
  const say = useEffectEvent((touched: ReadonlySet<ActionId>): void => {
    const plain = replica.reading.current()
    for (const id of touched) {
      const writer = others.find(other => other.place?.[1] === id)
      if (writer === undefined) continue
      const number = actionNumber(plain, goalsOfCycle, id) ?? plain.actions[id]?.title ?? ''
      announceOthers(t('plan.others-wrote', { name: writer.name, delegation: partyLabel(writer.party).code, number }), id)
    }
  })
  useEffect(() => {
    const { doc, reading } = replica
    let before = reading.current().actions
    const touched = new Set<ActionId>()
    let timer: number | undefined
    const changed = (transaction: Y.Transaction): void => {
      const now = reading.current().actions
      if (now === before) return
      // The keys of a reading are those that the schema let in.
      const ids = transaction.local ? [] : (Object.keys(now) as ActionId[])
      for (const id of ids) if (now[id] !== before[id]) touched.add(id)
      before = now
      if (touched.size === 0) return
      timer ??= window.setTimeout(() => {
        timer = undefined
        say(touched)
        touched.clear()
      }, gatherMs)
    }
    doc.on('afterTransaction', changed)
    return () => {
      window.clearTimeout(timer)
      doc.off('afterTransaction', changed)
    }
  }, [replica])
}
