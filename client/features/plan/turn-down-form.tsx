// Why a delegation that added itself is turned down: it reads the reason, with everybody who reads the plan.
import { WordsForm } from '../../design/words-form.tsx'
import { useMessage } from './use-message.ts'

export function TurnDownForm({ onTurnDown, onCancel }: { readonly onTurnDown: (reason: string) => void; readonly onCancel: () => void }) {
  const t = useMessage()
  return <WordsForm label={t('plans.turn-down-why')} description={t('plans.turn-down-note')} maxLength={300} act={t('plans.turn-down')} variant="danger" missing={t('plans.turn-down-missing')} onDone={onTurnDown} onCancel={onCancel} />
}
