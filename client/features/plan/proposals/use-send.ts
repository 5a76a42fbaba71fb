// Sending drafts: what this page still holds of them goes to the server first, so that they are sent as they are seen here.
import { useState } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import { isMessageCode } from '../../../../shared/messages/index.ts'
import { announce } from '../../../design/announcer.ts'
import { showToast } from '../../../design/toasts.tsx'
import { proposalsApi } from '../../../proposals-api.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage, type Translate } from '../use-message.ts'
import type { SideReplica } from './proposals-context.tsx'

/** How long the server may take to store what was just written. */
const patienceMs = 15_000

export type Sending = {
  readonly isPending: boolean
  /** Why one was not sent, by its id. */
  readonly problems: ReadonlyMap<ProposalId, string>
  /** Whether all of them stand in the plan now. */
  send(ids: readonly ProposalId[]): Promise<boolean>
}

export function useSend(side: SideReplica): Sending {
  const t = useMessage()
  const { id: plan, party } = usePlan()
  const [isPending, setPending] = useState(false)
  const [problems, setProblems] = useState<ReadonlyMap<ProposalId, string>>(new Map())
  const send = async (ids: readonly ProposalId[]): Promise<boolean> => {
    setPending(true)
    setProblems(new Map())
    const isStored = await whenStored(side)
    const answer = isStored ? await proposalsApi.send(plan, { party, ids: [...ids] }) : null
    setPending(false)
    if (answer === null || !answer.ok) {
      showToast(answer === null ? { tone: 'warn', text: t('proposals.send-online') } : { tone: 'bad', text: answer.error.message || t('proposals.failed') })
      return false
    }
    const failed = answer.value.outcomes.flatMap(({ id, error }) => (error === null ? [] : [[id, problemWords(t, error)] as const]))
    setProblems(new Map(failed))
    const sent = answer.value.outcomes.length - failed.length
    if (failed.length === 0) announce(t('proposals.sent', { count: sent }))
    else announce(t('proposals.sent-some', { count: sent, failed: failed.length }))
    return failed.length === 0
  }
  return { isPending, problems, send }
}

export const problemWords = (t: Translate, code: string): string => (isMessageCode(code) ? t(code) : t('proposals.failed'))

/** False: the device has no connection, or it takes too long. A line that is only being opened again is waited for: nobody who presses
 *  in that moment is sent away. */
function whenStored(side: SideReplica): Promise<boolean> {
  const isStored = (): boolean => side.status().unsent === 0
  if (isStored()) return Promise.resolve(true)
  if (!navigator.onLine) return Promise.resolve(false)
  return new Promise(resolve => {
    const end = (stored: boolean): void => {
      clearTimeout(timer)
      stop()
      resolve(stored)
    }
    const timer = setTimeout(() => end(false), patienceMs)
    const stop = side.subscribe(() => {
      if (isStored()) end(true)
      else if (!navigator.onLine) end(false)
    })
  })
}
