// Which areas get a plan for the period: each is made by itself, so that one that fails keeps none of the others.
import { useState } from 'react'
import { IsoDay } from '../../../shared/schema/values.ts'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Chip } from '../../design/chip.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { plansApi } from '../../plans-api.ts'
import { plansOfPeriod } from './missing.ts'
import type { StepProps } from './step.ts'
import styles from './set-up.module.css'

type Told = { readonly tone: 'ok' | 'bad'; readonly text: string }

export function AreasStep({ chosen: { cycle, period }, soFar, onChanged }: StepProps) {
  const t = useMessage()
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set())
  const [making, setMaking] = useState<number | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const withPlan = new Set<string>(plansOfPeriod(soFar, cycle, period.start).map(({ plan }) => plan.area))
  const free = cycle.areas.filter(({ id }) => !withPlan.has(id))
  const chosen = free.filter(({ id }) => wanted.has(id))
  const choose = (ids: readonly string[], isWanted: boolean): void =>
    setWanted(before => new Set(isWanted ? [...before, ...ids] : [...before].filter(id => !ids.includes(id))))
  const make = async () => {
    setTold(null)
    let result: Told = { tone: 'ok', text: t('set-up.made', { count: chosen.length, period: period.label }) }
    for (const [index, { id, title }] of chosen.entries()) {
      setMaking(index)
      const answer = await plansApi.create({ area: id, periodStart: IsoDay.parse(period.start) })
      if (answer.ok) continue
      result = { tone: 'bad', text: t('set-up.made-partly', { made: index, count: chosen.length, area: title, reason: answer.error.message || t('set-up.failed') }) }
      break
    }
    await onChanged()
    setMaking(null)
    setTold(result)
    if (result.tone === 'ok') announce(result.text)
  }
  return (
    <div className={styles.form}>
      <p>{t('set-up.areas-lead', { period: period.label })}</p>
      {told !== null && <Banner tone={told.tone} isInset isAnnounced={told.tone === 'ok'}>{told.text}</Banner>}
      {free.length > 0 && (
        <Checkbox isSelected={chosen.length === free.length} isIndeterminate={chosen.length > 0 && chosen.length < free.length} onChange={isAll => choose(free.map(({ id }) => id), isAll)}>
          <strong>{t('set-up.all-areas')}</strong>
        </Checkbox>
      )}
      {cycle.priorities.map(priority => {
        const areas = cycle.areas.filter(area => area.priority === priority.id)
        if (areas.length === 0) return null
        return (
          <fieldset key={priority.id} className={styles.group}>
            <legend><span className={styles.faint}>{priority.number}</span> {priority.title}</legend>
            {areas.map(({ id, title }) => (withPlan.has(id)
              ? <Checkbox key={id} isSelected isDisabled onChange={() => undefined}>{title} <Chip tone="ok">{t('set-up.has-plan')}</Chip></Checkbox>
              : <Checkbox key={id} isSelected={wanted.has(id)} onChange={isWanted => choose([id], isWanted)}>{title}</Checkbox>))}
          </fieldset>
        )
      })}
      <div className={styles.foot}>
        <Button variant="primary" isPending={making !== null} disabledReason={free.length === 0 ? t('set-up.every-area') : chosen.length === 0 ? t('set-up.choose-areas') : undefined} onPress={() => void make()}>{t('set-up.make-plans', { count: chosen.length })}</Button>
        {making !== null && <span className={styles.faint}>{t('set-up.making', { number: making + 1, count: chosen.length })}</span>}
      </div>
    </div>
  )
}
