// The next step of the plan as a button, which says how much stands in its way and is never dead: it opens what there is to do. Steps
// that lead back or aside are in a menu beside it.
import { ChevronDown } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { StepId } from '../../../../shared/workflow/steps.ts'
import { Button, IconButton } from '../../../design/button.tsx'
import { Menu } from '../../../design/menu.tsx'
import { useCommands } from '../../../shell/commands.tsx'
import { lazily } from '../../../shell/lazily.tsx'
import { useMessage, type Translate } from '../use-message.ts'
import { toAcknowledge } from './checklist.ts'
import styles from './steps.module.css'
import { useSteps, type StepHere } from './use-steps.ts'

const StepDialog = lazily(async () => (await import('./step-dialog.tsx')).default)

export function StepButtons() {
  const t = useMessage()
  const { next, others } = useSteps()
  const [chosen, setChosen] = useState<StepId | null>(null)
  const all = next === null ? others : [next, ...others]
  useCommands(all.map(({ step, label }) => ({ id: `step ${step.id}`, label, place: 'page' as const, run: () => setChosen(step.id) })))
  // A step that is taken leaves the page with its dialog.
  const open = all.find(({ step }) => step.id === chosen)
  return (
    <div className={styles.buttons}>
      {next !== null && <Button size="small" variant={next.as === null ? 'secondary' : 'primary'} onPress={() => setChosen(next.step.id)}>{withCount(t, next)}</Button>}
      {next === null && others.map(here => <Button key={here.step.id} size="small" onPress={() => setChosen(here.step.id)}>{withCount(t, here)}</Button>)}
      {next !== null && others.length > 0 && (
        <Menu
          label={t('steps.others')}
          trigger={<IconButton size="small" variant="secondary" icon={<ChevronDown aria-hidden />} label={t('steps.others')} />}
          groups={[{ id: 'others', entries: others.map(here => ({ id: here.step.id, label: withCount(t, here), onAction: () => setChosen(here.step.id) })) }]}
        />
      )}
      {open !== undefined && <Suspense fallback={null}><StepDialog key={open.step.id} here={open} onClose={() => setChosen(null)} /></Suspense>}
    </div>
  )
}

function withCount(t: Translate, { label, checklist }: StepHere): string {
  if (checklist.toFix.length > 0) return t('steps.with-to-fix', { step: label, count: checklist.toFix.length })
  const open = toAcknowledge(checklist)
  return open === 0 ? label : t('steps.with-to-acknowledge', { step: label, count: open })
}
