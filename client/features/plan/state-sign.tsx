// How an action stands, in a word and a shape: the same on its card, in the table, on the timeline and beside a link to it.
import type { ActionSummary } from '../../../shared/projection/plan-summary-shape.ts'
import { Chip } from '../../design/chip.tsx'
import type { Tone } from '../../design/tone.ts'
import { useMessage, type Translate } from './use-message.ts'

export type Standing = Pick<ActionSummary, 'state' | 'toFix' | 'toLookAt'>

/** In words, and in the tone whose shape stands beside them. */
export function standingOf(t: Translate, { state, toFix, toLookAt }: Standing): { readonly tone: Tone; readonly words: string } {
  if (toFix > 0) return { tone: 'bad', words: t('plan.to-fix', { count: toFix }) }
  if (toLookAt > 0) return { tone: 'warn', words: t('plan.to-look-at', { count: toLookAt }) }
  if (state === 'proposed') return { tone: 'accent', words: t('plan.proposed') }
  return state === 'complete' ? { tone: 'ok', words: t('plan.complete') } : { tone: 'neutral', words: t('plan.in-drafting') }
}

/** A proposal says so besides what is to fix in it. */
export function StateSign({ standing }: { readonly standing: Standing }) {
  const t = useMessage()
  const { tone, words } = standingOf(t, standing)
  return (
    <>
      {standing.state === 'proposed' && tone !== 'accent' && <Chip tone="accent">{t('plan.proposed')}</Chip>}
      <Chip tone={tone}>{words}</Chip>
    </>
  )
}
