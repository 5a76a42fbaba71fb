// Does what was decided in a row, in its plan or over the API, and says how it went in a sentence. Comes with the first press, or
// when the pointer or the focus is near: plans and their words are much more than the list.
import { useEffect, useRef } from 'react'
import type { PartyId } from '../../../shared/ids.ts'
import type { PersonFunction } from '../../../shared/mandates/functions.ts'
import { ActsProvider, useActsInPlans, useAreActsReady } from '../../acts/index.ts'
import type { Acted } from '../../acts/index.ts'
import type { Answer } from '../../api.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage, type PlanTranslate } from '../../messages/use-message.tsx'
import { plansApi } from '../../plans-api.ts'
import { inAWeek } from '../../shell/moments.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { isMessageCode } from '../../../shared/messages/index.ts'
import { useMessage, type Translate } from './use-message.ts'
import { actOf, joinAct } from './decisions.ts'
import type { DecisionTask, Perform, Task, Went } from './tasks.ts'

export function Actor({ onReady }: { readonly onReady: (perform: Perform) => void }) {
  return <PlanMessages><ActsProvider><Ready onReady={onReady} /></ActsProvider></PlanMessages>
}

function Ready({ onReady }: { readonly onReady: (perform: Perform) => void }) {
  const t = useMessage()
  const inPlan = usePlanMessage()
  const act = useActsInPlans()
  const areActsReady = useAreActsReady()
  const { party, memberships } = usePagePerson()
  const functions: readonly PersonFunction[] = memberships.filter(membership => membership.party === party).map(membership => membership.function)
  const perform: Perform = async task => {
    if (party === null) return { went: 'failed', sentence: t('own.gone') }
    const actor = { party, answersForParty: functions.includes('speaks') }
    if (!isDecision(task)) return wentOf(t, inPlan, await act(task.about.plan, joinAct(task.about.action, actor)))
    const { about, decision } = task
    if ('action' in about) return wentOf(t, inPlan, await act(about.plan, actOf(about, decision, actor)))
    return answered(t, await overApi(task, party))
  }
  const latest = useRef(perform)
  useEffect(() => {
    latest.current = perform
  })
  useEffect(() => {
    if (areActsReady) onReady(task => latest.current(task))
  }, [areActsReady, onReady])
  return null
}

const isDecision = (task: Task): task is DecisionTask => task.about.what !== 'join'

function overApi({ about, decision }: DecisionTask, party: PartyId): Promise<Answer<unknown>> {
  if (about.what === 'accept-plan') return plansApi.accept(about.plan, { party, role: about.role })
  if (about.what === 'pen-ends') return plansApi.askForPen(about.plan, { place: about.place })
  if (about.what !== 'lend-pen') throw new Error(`nothing is decided about "${about.what}" over the API`)
  return decision.does === 'decline-pen'
    ? plansApi.endPenRequest(about.plan, about.request)
    : plansApi.lendPen(about.plan, { party: about.party, place: about.place, until: inAWeek() })
}

const answered = (t: Translate, answer: Answer<unknown>): Went => (answer.ok ? { went: 'done' } : { went: 'failed', sentence: answer.error.message || t('plans.failed') })

function wentOf(t: Translate, inPlan: PlanTranslate, acted: Acted): Went {
  switch (acted.outcome) {
    case 'saved':
      return { went: 'done' }
    case 'kept':
      return { went: 'kept', sentence: t('own.kept') }
    case 'refused':
      return { went: 'failed', sentence: isMessageCode(acted.code) ? inPlan(acted.code) : t('own.unknown-refusal') }
    case 'closed':
      return { went: 'failed', sentence: t(`close/${acted.reason}`) }
    case 'offline':
      return { went: 'failed', sentence: t('own.offline') }
    case 'gone':
      return { went: 'failed', sentence: t('own.gone') }
  }
}
