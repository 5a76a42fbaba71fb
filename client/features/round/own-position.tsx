// What one's own delegation says in this round, whole and at the top: the answer, what moved under it, the reserves and how to lift them,
// and the way to another answer.
import { MessageSquareReply } from 'lucide-react'
import type { RoundView } from '../../../shared/api/rounds.ts'
import { Button } from '../../design/button.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { AnswerChip } from '../../rounds/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { GivenAnswer, MovedUnder, Reserves } from './position-parts.tsx'
import { isLifted, type RoundRow } from './round-rows.ts'
import styles from './round.module.css'
import type { Lifting } from './use-lifting.ts'
import type { RoundRights } from './use-round-rights.ts'

type OwnProps = { readonly row: RoundRow; readonly round: RoundView; readonly rights: RoundRights; readonly lifting: Lifting; readonly onAnswer: () => void }

export function OwnPosition({ row, round, rights, lifting, onAnswer }: OwnProps) {
  const t = useMessage()
  const { party, answer, changed, reserves } = row
  const { name } = partyLabel(party)
  return (
    <section className={styles.own} aria-labelledby="own-position">
      <div className={styles.ownHead}>
        <h2 id="own-position"><span aria-hidden><PartyCode {...partyLabel(party)} /></span> {t('round.own-heading', { delegation: name })}</h2>
        <AnswerChip answer={answer?.answer ?? null} isLifted={isLifted(row)} isOver={round.closedAt !== null} />
        {rights.mayAnswer && (
          <span className={styles.ownAct}>
            <Button variant={answer === null ? 'primary' : 'secondary'} icon={<MessageSquareReply aria-hidden />} onPress={onAnswer}>{t(answer === null ? 'round.give' : 'round.give-another', { delegation: name })}</Button>
          </span>
        )}
      </div>
      {answer === null
        ? <p>{t(round.closedAt === null ? 'round.own-missing' : 'round.own-never', { delegation: name })}</p>
        : (
            <>
              {answer.round !== round.number && <p>{t('round.own-before')}</p>}
              <GivenAnswer answer={answer} />
              <MovedUnder answer={answer} changed={changed} />
            </>
          )}
      <Reserves reserves={reserves} mayLift={rights.mayLift} lifting={lifting} />
      {rights.whoAnswers !== null && <p className={styles.who}>{rights.whoAnswers}</p>}
    </section>
  )
}
