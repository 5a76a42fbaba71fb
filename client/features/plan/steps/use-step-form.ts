// What whoever takes a step says with it, and what is made of it for the server.
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import type { StepBody } from '../../../../shared/api/rounds.ts'
import type { PartyId, ProposalId, ReserveId } from '../../../../shared/ids.ts'
import { err, ok } from '../../../../shared/result.ts'
import type { Result } from '../../../../shared/result.ts'
import { IsoDay } from '../../../../shared/schema/values.ts'
import type { Silence } from '../../../../shared/workflow/positions.ts'
import { useDeadline, usualDays } from '../../../rounds/index.ts'
import { today } from '../../../shell/today.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import type { StepHere } from './use-steps.ts'

/** Whoever is writing comes to an end in this time. */
const usualMinutes = 10

type Open = { readonly party: PartyId; readonly proposals: readonly ProposalId[]; readonly reserves: readonly ReserveId[] }
type Body = z.input<typeof StepBody>

export function useStepForm({ step, needs }: StepHere) {
  const t = useMessage()
  const [opened] = useState(() => new Date())
  const deadline = useDeadline(opened, usualDays)
  const [silence, setSilence] = useState<Silence>('no-answer')
  const [name, setName] = useState('')
  const [minutes, setMinutes] = useState(usualMinutes)
  const [reason, setReason] = useState('')
  const [isMinor, setMinor] = useState(false)
  const [decidedBy, setDecidedBy] = useState('')
  const [decidedOn, setDecidedOn] = useState<string | null>(today())
  const [document, setDocument] = useState('')
  const isChanged = useChangedSinceAdoption(needs.includes('unchanged'))

  const body = ({ party, proposals, reserves }: Open): Result<Body, { readonly message: string; readonly field: string }> => {
    const given = reason.trim()
    if (needs.includes('reason') && given === '') return err({ field: 'reason', message: t('steps.reason-missing') })
    const instead = given === '' ? {} : { reason: given }
    switch (step.id) {
      case 'open-round': {
        if (deadline.instant === null) return err({ field: 'deadline', message: t('steps.deadline-missing') })
        return ok({ step: 'open-round', party, inMinutes: minutes, deadline: deadline.instant.toISOString(), silence, ...(name.trim() === '' ? {} : { name: name.trim() }), ...instead })
      }
      case 'submit':
        return ok({ step: 'submit', party, inMinutes: minutes, ...instead })
      case 'finish-rounds':
        return ok({ step: 'finish-rounds', party, acknowledged: { proposals: [...proposals], reserves: [...reserves] }, ...instead })
      case 'record-adoption':
        if (decidedBy.trim() === '') return err({ field: 'decision.body', message: t('steps.decision-missing') })
        if (decidedOn === null) return err({ field: 'decision.on', message: t('steps.decision-missing') })
        if (document.trim() === '') return err({ field: 'decision.document', message: t('steps.decision-missing') })
        return ok({ step: 'record-adoption', party, decision: { body: decidedBy.trim(), on: IsoDay.parse(decidedOn), document: document.trim() } })
      case 'send-back':
        return ok({ step: 'send-back', party, reason: given })
      case 'open-amendment':
        return ok({ step: 'open-amendment', party, reason: given, isMinor })
      case 'back-to-drafting':
      case 'drop-amendment':
        return ok({ step: step.id, party, ...instead })
      case 'begin-delivery':
      case 'close':
        throw new Error(`${step.id} comes by itself`)
    }
  }

  return { deadline, silence, setSilence, name, setName, minutes, setMinutes, reason, setReason, isMinor, setMinor, decidedBy, setDecidedBy, decidedOn, setDecidedOn, document, setDocument, isChanged, body }
}

export type StepForm = ReturnType<typeof useStepForm>

/** Whether the plan says something else than when it was adopted. What works it out comes when it is asked for. */
function useChangedSinceAdoption(isAsked: boolean): boolean {
  const { replica, record } = usePlan()
  const adopted = record.adoption?.contentHash
  const [isChanged, setChanged] = useState(false)
  useEffect(() => {
    if (!isAsked || adopted === undefined) return undefined
    let isShown = true
    void import('./content-hash.ts').then(({ contentHashOf }) => isShown && setChanged(contentHashOf(replica.doc) !== adopted)).catch(() => undefined)
    return () => {
      isShown = false
    }
  }, [isAsked, adopted, replica])
  return isChanged
}
