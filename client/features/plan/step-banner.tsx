// A step of status that is announced: everybody who has the plan open sees how long they can still write, and hears it
// when it is announced and a minute before.
import { useEffect, useState } from 'react'
import { planStatusLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { useMessage } from './use-message.ts'
import { usePlan } from './plan-context.tsx'
import { TakeBack } from './steps/take-back.tsx'
import { useNothingToWrite } from './use-nothing-to-write.ts'

const tickMs = 1_000
const warnedAgainMs = 60_000

export function StepBanner() {
  const { record: { nextStep } } = usePlan()
  return nextStep === undefined ? null : <Countdown key={nextStep.at} status={planStatusLabels[nextStep.status]} at={Date.parse(nextStep.at)} />
}

function Countdown({ status, at }: { readonly status: string; readonly at: number }) {
  const t = useMessage()
  const isReader = useNothingToWrite() !== null
  const [leftMs, setLeftMs] = useState<number | null>(null)
  useEffect(() => {
    const look = (): void => setLeftMs(Math.max(0, at - Date.now()))
    look()
    const timer = setInterval(look, tickMs)
    return () => clearInterval(timer)
  }, [at])
  const minutes = leftMs === null ? null : leftMs <= warnedAgainMs ? 1 : 2
  // Said when it is announced, and again when a minute is left.
  useEffect(() => {
    if (minutes === null) return
    announce(minutes === 1 ? t('plan.step-in-a-minute', { status }) : t('plan.step-in-minutes', { status, count: Math.round((at - Date.now()) / 60_000) }))
  }, [t, status, at, minutes])
  return leftMs !== null && <Banner tone="warn" action={<TakeBack />}>{t(isReader ? 'plan.step-coming-to-read' : 'plan.step-coming', { status, left: clock(leftMs) })}</Banner>
}

/** 9:05 for nine minutes and five seconds. */
function clock(ms: number): string {
  const seconds = Math.ceil(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
