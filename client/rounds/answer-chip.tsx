// An answer as a chip: its words say it, its colour helps.
import type { RoundAnswer } from '../../shared/workflow/positions.ts'
import { Chip } from '../design/chip.tsx'
import type { Tone } from '../design/tone.ts'
import { usePlanMessage as useMessage } from '../messages/use-message.tsx'

const toneByAnswer: { readonly [Answer in RoundAnswer]: Tone } = {
  'no-objection': 'ok',
  'no-objection-with-remarks': 'ok',
  'scrutiny-reserve': 'warn',
  'reserve': 'warn',
  'does-not-take-part': 'neutral',
  'no-comments': 'ok',
  'comments': 'accent',
}

interface AnswerChipProps {
  readonly answer: RoundAnswer | null
  /** Of a reserve: it stands no longer. */
  readonly isLifted?: boolean
  /** Nothing can be said any more. */
  readonly isOver?: boolean
}

export function AnswerChip({ answer, isLifted = false, isOver = false }: AnswerChipProps) {
  const t = useMessage()
  if (answer === null) return <Chip>{t(isOver ? 'round.did-not' : 'round.not-yet')}</Chip>
  return isLifted ? <Chip tone="ok">{t('round.answer-lifted', { answer: t(`round.answer-${answer}`) })}</Chip> : <Chip tone={toneByAnswer[answer]}>{t(`round.answer-${answer}`)}</Chip>
}
