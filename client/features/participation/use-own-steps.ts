// Own steps in one plan or in many: one transaction a plan, told when they are stored, with a way back.
import { useRef, useState } from 'react'
import { takeOwnStep, writtenByStep } from '../../../shared/documents/own-step.ts'
import type { Here, OwnStep, StepBack } from '../../../shared/documents/own-step.ts'
import type { ActionId, PlanId } from '../../../shared/ids.ts'
import { mayWrite } from '../../../shared/mandates/mandates.ts'
import type { MandateRefusal, Writer } from '../../../shared/mandates/mandates.ts'
import { factsIn } from '../../../shared/mandates/plan-facts.ts'
import { isMessageCode } from '../../../shared/messages/index.ts'
import type { Acted, PlanHere } from '../../acts/index.ts'
import { announce } from '../../design/announcer.ts'
import { showToast } from '../../design/toasts.tsx'
import { useMessage } from './use-message.ts'

export type Wish = { readonly plan: PlanId; readonly action: ActionId; readonly step: OwnStep }

/** Does something in one plan and settles when it is stored, see client/acts. */
export type DoInPlan = (plan: PlanId, does: (here: PlanHere) => boolean) => Promise<Acted>

export type OwnSteps = {
  /** Says `told` for as many as were done. A single step has no toast, and is undone by key. */
  readonly take: (wishes: readonly Wish[], told: (count: number) => string, isMany: boolean) => void
  /** Takes back what was done last. */
  readonly undo: () => void
  /** Actions with a step under way, by plan and action. */
  readonly busy: ReadonlySet<string>
}

/** What is kept for going back. */
const mostBacks = 100

type Back = { readonly plan: PlanId; readonly back: StepBack }

/** @param writer who acts; null where nothing may be done. */
export function useOwnSteps(writer: Writer | null, act: DoInPlan, nameOf: (plan: PlanId) => string): OwnSteps {
  const t = useMessage()
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const done = useRef<(readonly Back[])[]>([])

  const take: OwnSteps['take'] = (wishes, told, isMany) => {
    if (writer === null || wishes.length === 0) return
    const keys = wishes.map(({ plan, action }) => `${plan}/${action}`)
    setBusy(before => new Set([...before, ...keys]))
    void takeAll(writer, wishes, act).then(results => {
      setBusy(before => new Set([...before].filter(key => !keys.includes(key))))
      const backs = results.flatMap(({ backs: ofPlan }) => ofPlan)
      const count = results.reduce((sum, result) => sum + (isDone(result.acted) ? result.count : 0), 0)
      if (backs.length > 0) done.current = [...done.current, backs].slice(-mostBacks)
      if (count > 0) {
        announce(told(count))
        if (isMany) showToast({ text: told(count), tone: 'ok', ...(backs.length > 0 && { action: { label: t('participation.undo'), onPress: () => takeBack(backs) } }) })
      }
      for (const { plan, acted, refused, gone } of results) {
        const sentence = sentenceFor(t, acted, refused, gone, nameOf(plan))
        if (sentence === null) continue
        announce(sentence)
        showToast({ text: sentence, tone: acted.outcome === 'kept' ? 'warn' : 'bad' })
      }
    })
  }

  const takeBack = (backs: readonly Back[]): void => {
    done.current = done.current.filter(other => other !== backs)
    const plans = [...new Set(backs.map(({ plan }) => plan))]
    void Promise.all(plans.map(plan => act(plan, here => {
      here.plan.change(() => backs.filter(each => each.plan === plan).toReversed().forEach(({ back }) => back(here)))
      return true
    }))).then(results => {
      const failed = results.find(acted => !isDone(acted))
      announce(failed === undefined ? t('participation.undone') : sentenceFor(t, failed, null, 0, '') ?? '')
    })
  }

  const undo = (): void => {
    const last = done.current.at(-1)
    if (last === undefined) announce(t('participation.nothing-to-undo'))
    else takeBack(last)
  }

  return { take, undo, busy }
}

const isDone = ({ outcome }: Acted): boolean => outcome === 'saved' || outcome === 'kept'

type Result = { readonly plan: PlanId; readonly acted: Acted; readonly backs: readonly Back[]; readonly count: number; readonly gone: number; readonly refused: MandateRefusal['code'] | null }

const takeAll = (writer: Writer, wishes: readonly Wish[], act: DoInPlan): Promise<readonly Result[]> =>
  Promise.all([...new Set(wishes.map(({ plan }) => plan))].map(plan => takeInPlan(writer, plan, wishes.filter(wish => wish.plan === plan), act)))

async function takeInPlan(writer: Writer, plan: PlanId, wishes: readonly Wish[], act: DoInPlan): Promise<Result> {
  const backs: Back[] = []
  const touched = new Set<ActionId>()
  let gone = 0
  let refused: MandateRefusal['code'] | null = null
  const acted = await act(plan, here => {
    here.plan.change(() => {
      for (const { action, step } of wishes) {
        const refusal = refusalOf(writer, here, action, step)
        if (refusal !== null) {
          refused = refusal
          continue
        }
        const answersForParty = writer.functions.includes('speaks')
        const back = takeOwnStep(here, action, step, { party: writer.party, answersForParty, isDriver: false })
        if (back === null) gone++
        else {
          backs.push({ plan, back })
          touched.add(action)
        }
      }
    })
    return touched.size > 0
  })
  return { plan, acted, backs: isDone(acted) ? backs : [], count: touched.size, gone, refused }
}

/** What the table of mandates says before anything is written; the gate has the last word. */
function refusalOf(writer: Writer, { plain }: Here, id: ActionId, step: OwnStep): MandateRefusal['code'] | null {
  const now = plain.actions[id]
  if (now === undefined) return null
  const may = mayWrite(writer, factsIn(plain.record, new Date()), { writtenBy: writtenByStep(step), party: writer.party, action: { id, now } })
  return may.ok ? null : may.error.code
}

function sentenceFor(t: ReturnType<typeof useMessage>, acted: Acted, refused: MandateRefusal['code'] | null, gone: number, plan: string): string | null {
  if (refused !== null) return t('participation.not-done', { plan, reason: t(refused) })
  switch (acted.outcome) {
    case 'saved':
    case 'gone':
      return gone > 0 ? t('participation.not-done-gone', { plan, count: gone }) : null
    case 'kept':
      return t('participation.not-done-kept', { plan })
    case 'refused':
      return t('participation.not-done', { plan, reason: t(isMessageCode(acted.code) ? acted.code : 'participation.not-done-changed') })
    case 'closed':
      return t('participation.not-done', { plan, reason: t('participation.not-done-closed') })
    case 'offline':
      return t('participation.not-done', { plan, reason: t('participation.not-done-offline') })
  }
}
