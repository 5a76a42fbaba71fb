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

export function AnswerChip({ answer }: { readonly answer: RoundAnswer | null }) {
  const t = useMessage()
  return answer === null ? <Chip>{t('round.not-yet')}</Chip> : <Chip tone={toneByAnswer[answer]}>{t(`round.answer-${answer}`)}</Chip>
}
