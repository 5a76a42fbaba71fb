// One answer for several rounds. Each is given on the version that stands beside its plan; what became of each is said there.
import { useState } from 'react'
import type { OpenRound } from '../../../shared/api/open-rounds.ts'
import { longestComment } from '../../../shared/documents/threads.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { answersOpenTo, isReserve, needsRemarks, RoundAnswer } from '../../../shared/workflow/positions.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { RadioGroup } from '../../design/radio-group.tsx'
import { TextField } from '../../design/text-field.tsx'
import { showToast } from '../../design/toasts.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './open-rounds.module.css'
import { Changed } from './own-answer.tsx'
import { useAnswering, type Outcome } from './use-answering.ts'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'

export type Intended = { readonly answer: RoundAnswer | null; readonly remarks: string }

type SeveralProps = { readonly party: PartyId; readonly rounds: readonly OpenRound[]; readonly intended: Intended; readonly onChanged: () => void; readonly onClose: () => void }

export default function AnswerSeveral({ party, rounds: given, intended, onChanged, onClose }: SeveralProps) {
  const t = useMessage()
  // As they were shown when it was opened: a round that begins meanwhile is about another version, and is not answered unseen.
  const [rounds] = useState(given)
  const [answer, setAnswer] = useState(intended.answer)
  const [remarks, setRemarks] = useState(intended.remarks)
  const [problem, setProblem] = useState<{ readonly field: 'answer' | 'remarks'; readonly message: string } | null>(null)
  const { outcomes, isPending, send } = useAnswering()
  const { name: delegation } = partyLabel(party)
  const open = rounds.filter(({ plan }) => outcomes.get(plan)?.state !== 'done')
  const hasBegun = outcomes.size > 0
  const asReserve = answer !== null && isReserve(answer)
  const words = remarks.trim()
  const answerAll = async (): Promise<void> => {
    if (answer === null) return setProblem({ field: 'answer', message: t('rounds.several-nothing') })
    if (asReserve && words === '') return setProblem({ field: 'remarks', message: t('rounds.several-words') })
    if (needsRemarks(answer) && words === '') return setProblem({ field: 'remarks', message: t('answer/remarks-needed') })
    setProblem(null)
    const counts = await send(rounds, ({ standingReserves }) => ({
      party,
      answer,
      // Where a reserve stands already it stays, and the words go with the answer.
      ...(words === '' || (asReserve && standingReserves === 0) ? {} : { remarks: words }),
      reserves: asReserve && standingReserves === 0 ? [{ place: [], words }] : [],
    }))
    onChanged()
    const told = t('rounds.several-told', counts)
    announce(told)
    if (counts.failed > 0) return
    showToast({ tone: 'ok', text: told })
    onClose()
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={t('rounds.several', { count: rounds.length })}
      actions={<><Button onPress={onClose}>{t(hasBegun ? 'design.close' : 'design.cancel')}</Button><Button variant="primary" isPending={isPending} onPress={() => void answerAll()}>{hasBegun && !isPending ? t('rounds.several-again', { count: open.length }) : t('rounds.several-send', { count: rounds.length, delegation })}</Button></>}
    >
      <div className={styles.form}>
        <p>{t('rounds.several-note', { delegation })}</p>
        <ul className={styles.several} aria-label={t('rounds.several-list')}>
          {rounds.map(round => <Chosen key={round.plan} round={round} answer={answer} outcome={outcomes.get(round.plan)} />)}
        </ul>
        <RadioGroup label={t('round.column-answer')} choices={answersOpenTo(party).map(each => ({ id: each, label: t(`round.choice-${each}`) }))} value={answer} onChange={chosen => { setProblem(null); setAnswer(RoundAnswer.parse(chosen)) }} error={problem?.field === 'answer' ? problem.message : null} />
        {asReserve && <p>{t('rounds.several-reserve')}</p>}
        <TextField label={t(asReserve ? 'rounds.several-reserve-words' : answer !== null && needsRemarks(answer) ? 'round.remarks' : 'round.remarks-optional')} value={remarks} isMultiline maxLength={longestComment} onChange={text => { setProblem(null); setRemarks(text) }} error={problem?.field === 'remarks' ? problem.message : null} />
      </div>
    </Dialog>
  )
}

function Chosen({ round, answer, outcome }: { readonly round: OpenRound; readonly answer: RoundAnswer | null; readonly outcome: Outcome | undefined }) {
  const t = useMessage()
  const names = useNames()
  const { draft, standingReserves } = round
  const ownNow = round.answer?.round === round.round && round.answer.how !== 'silence' ? round.answer : null
  return (
    <li>
      <span className={styles.severalHead}>
        <strong>{t('rounds.of', { round: round.round, plan: names.planOf(round.plan) })}</strong>
        {outcome?.state === 'sending' && <Chip>{t('rounds.several-sending')}</Chip>}
        {outcome?.state === 'done' && <Chip tone="ok">{t('rounds.several-done')}</Chip>}
      </span>
      <span className={styles.line}>{t('rounds.several-version', { label: round.label, moment: brusselsText(new Date(round.deadline)) })} <Changed round={round} /></span>
      {outcome === undefined && ownNow !== null && <span className={styles.line}>{t('rounds.several-replaces', { answer: t(`round.answer-${ownNow.answer}`) })}</span>}
      {outcome === undefined && draft?.answer != null && draft.answer !== answer && <span className={styles.warn}>{t('rounds.several-draft', { answer: t(`round.choice-${draft.answer}`) })}</span>}
      {outcome === undefined && answer !== null && !isReserve(answer) && standingReserves > 0 && <span className={styles.warn}>{t('rounds.several-lifts', { count: standingReserves })}</span>}
      {outcome?.state === 'failed' && <span role="alert" className={styles.problem}>{outcome.why}</span>}
    </li>
  )
}
