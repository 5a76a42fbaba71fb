// Our draft position in one round: the answer that we intend, the remark, and what our services say. For the delegation alone, and saved as it is
// typed.
import { Lock } from 'lucide-react'
import type { OpenRound, OwnService } from '../../../shared/api/open-rounds.ts'
import { longestComment } from '../../../shared/documents/threads.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { answersOpenTo, RoundAnswer } from '../../../shared/workflow/positions.ts'
import { Button } from '../../design/button.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { AnswerChip } from '../../rounds/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './open-rounds.module.css'
import { ServiceInputs } from './service-inputs.tsx'
import { useDraftPosition } from './use-draft-position.ts'
import { useMessage } from './use-message.ts'

type DraftProps = { readonly party: PartyId; readonly round: OpenRound; readonly services: readonly OwnService[]; readonly onChanged: () => void }

export function DraftPosition(props: DraftProps) {
  const t = useMessage()
  const { party, round } = props
  const delegation = partyLabel(party).name
  const { draft } = round
  return (
    <div className={styles.draft}>
      <p className={styles.private}><Lock aria-hidden /> {t('rounds.draft-why', { delegation })}</p>
      {draft !== null && draft.round !== round.round && (draft.answer !== null || draft.remarks !== '') && <p className={styles.warn}>{t('rounds.draft-before', { round: draft.round })}</p>}
      {round.mayDraft ? <Fields {...props} /> : <ReadOnly {...props} />}
      {draft !== null && <p className={styles.line}>{t('rounds.draft-by', { name: draft.by.name, moment: formatMoment(new Date(draft.at)) })}</p>}
      <ServiceInputs {...props} />
    </div>
  )
}

function ReadOnly({ party, round: { draft } }: DraftProps) {
  const t = useMessage()
  return (
    <>
      {draft?.answer != null && <p className={styles.line}>{t('rounds.draft-answer')}: <AnswerChip answer={draft.answer} /></p>}
      {draft !== null && draft.remarks !== '' && <p className={styles.remarks}>{draft.remarks}</p>}
      <p className={styles.line}>{t('rounds.draft-read-only', { delegation: partyLabel(party).name })}</p>
    </>
  )
}

function Fields({ party, round, onChanged }: DraftProps) {
  const t = useMessage()
  const { stored, typed, problem, writer } = useDraftPosition(party, round, onChanged)
  const answer = typed.answer === undefined ? stored.answer : typed.answer
  const wordsOf = ({ field, theirs }: Extract<typeof problem, { type: 'theirs' }>): string => (field === 'remarks' ? theirs.remarks : theirs.answer === null ? '' : t(`round.choice-${theirs.answer}`))
  const send = (): void => void writer.send()
  return (
    <>
      <div className={styles.fields}>
        <Select
          label={t('rounds.draft-answer')}
          isClearable
          placeholder={t('rounds.draft-open')}
          options={answersOpenTo(party).map(each => ({ id: each, label: t(`round.choice-${each}`) }))}
          value={answer}
          onChange={chosen => {
            writer.type({ answer: chosen === null ? null : RoundAnswer.parse(chosen) })
            send()
          }}
        />
        <TextField label={t('rounds.draft-remarks')} value={typed.remarks ?? stored.remarks} isMultiline maxLength={longestComment} isCommitted={typed.remarks === undefined} onChange={words => writer.type({ remarks: words })} onBlur={send} />
      </div>
      {problem?.type === 'not-saved' && <p role="alert" className={styles.problem}>{t('rounds.draft-kept', { why: problem.why || t('plans.failed') })} <Button size="small" onPress={send}>{t('rounds.draft-again')}</Button></p>}
      {problem?.type === 'theirs' && (
        <p role="alert" className={styles.problem}>
          {wordsOf(problem) === '' ? t('rounds.draft-theirs-empty', { name: problem.theirs.by.name }) : t('rounds.draft-theirs', { name: problem.theirs.by.name, words: wordsOf(problem) })}{' '}
          <Button size="small" onPress={() => writer.leaveTheirs(problem.field)}>{t('rounds.draft-keep-theirs')}</Button> <Button size="small" onPress={send}>{t('rounds.draft-save-ours')}</Button>
        </p>
      )}
    </>
  )
}
