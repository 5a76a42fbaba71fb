// One version to look at, chosen from a list or on a line of moments: each step of one's own delegation's drafting, and of others the versions
// in between. Played on by itself for whoever likes motion.
import { ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react'
import { useEffect, useId, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { MomentsAnswer } from '../../../shared/api/history.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { allOptions } from '../../design/option.ts'
import { PlainSelect } from '../../design/plain-select.tsx'
import { useMedia } from '../../design/use-media.ts'
import { historyApi } from '../../history-api.ts'
import { formatMoment } from '../../messages/formats.ts'
import { usePlan } from '../plan/index.ts'
import styles from './history.module.css'
import { Answered } from './answered.tsx'
import { NameVersion } from './name-version.tsx'
import { PlanAsItWas } from './plan-as-it-was.tsx'
import { stopsOf } from './stops.ts'
import type { Stop } from './stops.ts'
import { useAsked } from './use-asked.ts'
import { useMessage } from './use-message.ts'
import { stateName, useVersionChoices } from './version-choices.ts'
import { addressOfOne, shownIn, versionIn } from './versions-address.ts'
import { Waiting } from './waiting.tsx'

/** Long enough to see what is another. */
const stepMs = 1_500

export function Player({ moments, onNamed }: { readonly moments: MomentsAnswer; readonly onNamed: () => void }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const ticks = useId()
  const [named, setNamed] = useState<Stop | null>(null)
  const stops = useMemo(() => stopsOf(moments, named), [moments, named])
  const last = stops.length - 1
  // By what is looked at, and not by its place: naming a state, and what others write meanwhile, puts more of them on the line.
  const [address, setAddress] = useSearchParams()
  const [at, setAt] = useState(() => versionIn(address, 'one', moments))
  const found = stops.findLastIndex(({ seq }) => at !== null && seq <= at)
  const step = found === -1 ? last : found
  const [isPlaying, setPlaying] = useState(false)
  const wantsNoMotion = useMedia('(prefers-reduced-motion: reduce)')
  const stop = stops[step]
  const { versions, begin } = moments
  const choices = useVersionChoices({ lastLook: null, versions, begin })
  const asked = useAsked(stop === undefined ? null : String(stop.seq), () => historyApi.state(id, party, stop?.seq ?? 0))
  // The next is shown when this one has been there for a moment.
  const isShown = asked.state === 'there' && stop !== undefined && asked.value.seq === stop.seq
  const isOn = isPlaying && !wantsNoMotion && step < last
  const next = stops[step + 1]?.seq
  // Only what is shown, not all that one passes by on the line; what nobody chose is the plan as it is now.
  const chosen = isShown && at !== null && shownIn(address) === 'version' ? stop.seq : null
  const isInAddress = chosen === null || versionIn(address, 'one', moments) === chosen
  useEffect(() => {
    if (!isInAddress && chosen !== null) setAddress(addressOfOne(chosen), { replace: true })
  }, [isInAddress, chosen, setAddress])
  useEffect(() => {
    if (!isOn || !isShown || next === undefined) return undefined
    const timer = window.setTimeout(() => setAt(next), stepMs)
    return () => window.clearTimeout(timer)
  }, [isOn, isShown, next])
  if (stop === undefined) return null
  const name = stateName(t, { lastLook: null, versions, begin }, stop.seq)
  const isChoice = allOptions(choices).some(({ id: choice }) => choice === String(stop.seq))
  const when = stop.at === null ? t('history.begin') : formatMoment(new Date(stop.at))
  const moment = t('history.moment', { when: versions.some(({ seq, kind }) => seq === stop.seq && kind !== 'day') ? name : when, step: step + 1, steps: stops.length })
  const look = (seq: number | undefined): void => {
    setPlaying(false)
    if (seq !== undefined) setAt(seq)
  }
  const play = (): void => {
    if (!isOn && step === last) setAt(stops[0]?.seq ?? null)
    setPlaying(!isOn)
  }
  return (
    <>
      <div className={styles.choices}>
        <PlainSelect label={t('history.version')} value={isChoice ? String(stop.seq) : ''} onChange={seq => seq !== '' && look(Number(seq))} options={isChoice ? choices : [{ id: '', label: step === last ? t('history.now') : t('history.step-of', { when }) }, ...choices]} />
        <NameVersion key={stop.seq} seq={stop.seq} versions={versions} onNamed={() => { setNamed(stop); onNamed() }} />
      </div>
      <p className={styles.note}>{t('history.slider-why')}</p>
      <div className={styles.player}>
        <IconButton icon={<ChevronLeft aria-hidden />} label={t('history.earlier')} onPress={() => look(stops[Math.max(0, step - 1)]?.seq)} />
        <IconButton icon={<ChevronRight aria-hidden />} label={t('history.later')} onPress={() => look(stops[Math.min(last, step + 1)]?.seq)} />
        <input type="range" aria-label={t('history.slider')} aria-valuetext={moment} list={ticks} min={0} max={last} value={step} onChange={event => look(stops[Number(event.target.value)]?.seq)} />
        {/* The versions that were kept, as marks on the line. */}
        <datalist id={ticks}>{stops.map(({ seq }, index) => versions.some(version => version.seq === seq && version.kind !== 'day') && <option key={seq} value={index}>{stateName(t, moments, seq)}</option>)}</datalist>
        {!wantsNoMotion && <Button icon={isOn ? <Pause aria-hidden /> : <Play aria-hidden />} onPress={play}>{t(isOn ? 'history.stop' : 'history.start')}</Button>}
      </div>
      <p className={styles.moment}>{moment}</p>
      {asked.state === 'there' ? <Answered isOfNow={isShown}><PlanAsItWas state={asked.value} /></Answered> : <Waiting asked={asked} />}
    </>
  )
}
