// One version to look at, chosen on a line of moments: each step of one's own delegation's drafting, and of others the versions in
// between. Played on by itself for whoever likes motion.
import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { MomentsAnswer } from '../../../shared/api/history.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { useMedia } from '../../design/use-media.ts'
import { historyApi } from '../../history-api.ts'
import { formatMoment } from '../../messages/formats.ts'
import { usePlan } from '../plan/index.ts'
import styles from './history.module.css'
import { PlanAsItWas } from './plan-as-it-was.tsx'
import { stopsOf } from './stops.ts'
import { useAsked } from './use-asked.ts'
import { useMessage } from './use-message.ts'
import { Waiting } from './waiting.tsx'

/** Long enough to see what is another. */
const stepMs = 1_500

export function Player({ moments }: { readonly moments: MomentsAnswer }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const stops = useMemo(() => stopsOf(moments), [moments])
  const last = stops.length - 1
  const [step, setStep] = useState(last)
  const [isPlaying, setPlaying] = useState(false)
  const wantsNoMotion = useMedia('(prefers-reduced-motion: reduce)')
  const stop = stops[step]
  const asked = useAsked(stop === undefined ? null : String(stop.seq), () => historyApi.state(id, party, stop?.seq ?? 0))
  // The next is shown when this one has been there for a moment.
  const isShown = asked.state === 'there' && stop !== undefined && asked.value.seq === stop.seq
  const isOn = isPlaying && !wantsNoMotion && step < last
  useEffect(() => {
    if (!isOn || !isShown) return undefined
    const timer = window.setTimeout(() => setStep(before => before + 1), stepMs)
    return () => window.clearTimeout(timer)
  }, [isOn, isShown])
  if (stop === undefined) return null
  const moment = t('history.moment', { when: stop.at === null ? t('history.begin') : formatMoment(new Date(stop.at)), step: step + 1, steps: stops.length })
  const go = (next: number): void => {
    setPlaying(false)
    setStep(Math.min(last, Math.max(0, next)))
  }
  const play = (): void => {
    if (!isOn && step === last) setStep(0)
    setPlaying(!isOn)
  }
  return (
    <>
      <p className={styles.note}>{t('history.slider-why')}</p>
      <div className={styles.player}>
        <IconButton icon={<ChevronLeft aria-hidden />} label={t('history.earlier')} onPress={() => go(step - 1)} />
        <IconButton icon={<ChevronRight aria-hidden />} label={t('history.later')} onPress={() => go(step + 1)} />
        <input type="range" aria-label={t('history.slider')} aria-valuetext={moment} min={0} max={last} value={step} onChange={event => go(Number(event.target.value))} />
        {!wantsNoMotion && <Button icon={isOn ? <Pause aria-hidden /> : <Play aria-hidden />} onPress={play}>{t(isOn ? 'history.stop' : 'history.start')}</Button>}
      </div>
      <p className={styles.moment}>{moment}</p>
      {asked.state === 'there' ? <PlanAsItWas state={asked.value} /> : <Waiting asked={asked} />}
    </>
  )
}
