// The next step of the plan as a button, which says how much stands in its way and is never dead: it opens what there is to do. Steps
// that lead back or aside are in a menu beside it. Whoever may not take it reads how it stands, and asks whoever may.
import { ChevronDown, Send } from 'lucide-react'
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
  useCommands(all.map(here => ({ id: `step ${here.step.id}`, label: actOf(here), place: 'page' as const, run: () => setChosen(here.step.id) })))
  // A step that is taken leaves the page with its dialog.
  const open = all.find(({ step }) => step.id === chosen)
  const shown = next === null ? others : [next]
  return (
    <div className={styles.buttons}>
      {shown.map(here => (here.as === null
        ? <NotTheirs key={here.step.id} here={here} isNext={here === next} onAsk={() => setChosen(here.step.id)} />
        : <Button key={here.step.id} size="small" variant={here === next ? 'primary' : 'secondary'} onPress={() => setChosen(here.step.id)}>{withCount(t, here)}</Button>))}
      {next !== null && others.length > 0 && (
        <Menu
          label={t('steps.others')}
          trigger={<IconButton size="small" variant={next.as === null ? 'quiet' : 'secondary'} icon={<ChevronDown aria-hidden />} label={t('steps.others')} />}
          groups={[{ id: 'others', entries: others.map(here => ({ id: here.step.id, label: here.as === null ? here.askLabel : withCount(t, here), onAction: () => setChosen(here.step.id) })) }]}
        />
      )}
      {open !== undefined && <Suspense fallback={null}><StepDialog key={open.step.id} here={open} onClose={() => setChosen(null)} /></Suspense>}
    </div>
  )
}

/** How the step stands, and the request as what one can press: nothing that looks like the step. */
function NotTheirs({ here, isNext, onAsk }: { readonly here: StepHere; readonly isNext: boolean; readonly onAsk: () => void }) {
  const t = useMessage()
  return (
    <>
      {isNext && <span className={styles.state}>{t('steps.next-is', { step: withCount(t, here) })}</span>}
      <Button size="small" variant="link" icon={<Send aria-hidden />} onPress={onAsk}>{here.askLabel}</Button>
    </>
  )
}

const actOf = ({ as, label, askLabel }: StepHere): string => (as === null ? askLabel : label)

function withCount(t: Translate, { label, checklist }: StepHere): string {
  if (checklist.toFix.length > 0) return t('steps.with-to-fix', { step: label, count: checklist.toFix.length })
  // Some are counted before all are known.
  if (checklist.reserves === null) return label
  const open = toAcknowledge(checklist)
  return open === 0 ? label : t('steps.with-to-acknowledge', { step: label, count: open })
}
