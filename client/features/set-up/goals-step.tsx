// The titles of the goals: kept or written anew, and checked with one press.
import { useState } from 'react'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { TextField } from '../../design/text-field.tsx'
import { showToast } from '../../design/toasts.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { setUpApi } from '../../set-up-api.ts'
import type { StepProps } from './step.ts'
import styles from './set-up.module.css'

export function GoalsStep({ chosen: { cycle }, onChanged }: StepProps) {
  const t = useMessage()
  const [titles, setTitles] = useState<Readonly<Record<string, string>>>({})
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const titleOf = (goal: (typeof cycle.goals)[number]): string => titles[goal.id] ?? goal.title
  const isChanged = cycle.goals.some(goal => goal.unverified || titleOf(goal).trim() !== goal.title)
  const keep = async () => {
    setTried(true)
    setProblem(null)
    if (cycle.goals.some(goal => titleOf(goal).trim() === '')) return
    setPending(true)
    const answer = await setUpApi.setGoals(cycle.id, { goals: cycle.goals.map(goal => ({ goal: goal.id, title: titleOf(goal).trim() })) })
    if (answer.ok) {
      await onChanged()
      setTitles({})
      setTried(false)
      showToast({ tone: 'ok', text: t('set-up.goals-kept', { cycle: cycle.label }) })
    } else setProblem(answer.error.message || t('set-up.failed'))
    setPending(false)
  }
  return (
    <div className={styles.form}>
      <p>{t('set-up.goals-lead', { cycle: cycle.label })}</p>
      {cycle.goals.some(({ unverified }) => unverified) && <p className={styles.faint}>{t('set-up.goals-note')}</p>}
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <ol className={styles.goals}>
        {cycle.goals.map(goal => (
          <li key={goal.id}>
            <TextField
              label={t('set-up.goal', { number: goal.number })}
              value={titleOf(goal)}
              onChange={title => setTitles(before => ({ ...before, [goal.id]: title }))}
              maxLength={200}
              error={wasTried && titleOf(goal).trim() === '' ? t('set-up.goal-missing') : undefined}
              end={goal.unverified ? <Chip>{t('set-up.stand-in')}</Chip> : undefined}
            />
          </li>
        ))}
      </ol>
      <div><Button variant="primary" isPending={isPending} disabledReason={isChanged ? undefined : t('set-up.goals-unchanged')} onPress={() => void keep()}>{t('set-up.keep-goals')}</Button></div>
    </div>
  )
}
