// One thing that waits: what it asks, what one needs to know for it, and the act itself. Who may not do it has no buttons here:
// the group says who can.
import { Suspense, useState } from 'react'
import { lazily } from '../../shell/lazily.tsx'
import type { Waiting } from '../../../shared/projection/waiting.ts'
import { Bell, Check } from 'lucide-react'
import { Button } from '../../design/button.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Popover } from '../../design/popover.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './my-delegation.module.css'
import { isToRead } from '../../live/index.ts'
import { PassRequestOn } from './pass-row-on.tsx'
import { keyOf, type Decision } from './tasks.ts'
import { doneText, type RowState } from './use-rows.ts'
import type { Words } from './use-words.ts'

const WordsForm = lazily(async () => (await import('../../design/words-form.tsx')).WordsForm)

interface WaitingRowProps {
  readonly waiting: Waiting
  readonly words: Words
  readonly mayAct: boolean
  readonly mayAsk: boolean
  readonly state: RowState | undefined
  readonly onDecide: (decision: Decision) => void
  readonly onRead: () => void
}

export function WaitingRow({ waiting, words, mayAct, mayAsk, state, onDecide, onRead }: WaitingRowProps) {
  const t = useMessage()
  const [asksCondition, setAsksCondition] = useState(false)
  const decide = (decision: Decision): void => {
    setAsksCondition(false)
    onDecide(decision)
  }
  const isOver = state?.state === 'settled' && state.went !== 'failed'
  return (
    <li className={styles.row} data-row={keyOf(waiting)}>
      <div className={styles.what}>
        <span className={styles.rowTitle}>
          {'party' in waiting && <PartyCode {...partyLabel(waiting.party)} />}
          <Link look="name" href={words.href}>{words.title}</Link>
        </span>
        <span className={styles.rowFacts}>
          {words.reminded !== null && <span className={styles.reminded}><Bell aria-hidden />{words.reminded}</span>}
          {words.facts.map(fact => <span key={fact}>{fact}</span>)}
        </span>
        {state?.state === 'settled' && state.went !== 'done' && <output className={state.went === 'failed' ? styles.failed : styles.kept}>{state.sentence}</output>}
      </div>
      {isOver && state.went === 'done' && <span className={styles.done}><Check aria-hidden />{t(doneText(state.does))}</span>}
      {mayAct && !isOver && <Acts waiting={waiting} words={words} mayAsk={mayAsk} saving={state?.state === 'saving' ? state.does : null} asksCondition={asksCondition} onAskCondition={() => setAsksCondition(!asksCondition)} onDecide={decide} onRead={onRead} />}
      {!isOver && <PassRequestOn waiting={waiting} title={words.title} />}
      {mayAct && asksCondition && !isOver && (
        <div className={styles.condition}>
          <Suspense fallback={null}><WordsForm label={t('own.subject-to')} maxLength={300} act={t('own.confirm-subject-to-this')} missing={t('own.condition-missing')} onDone={condition => decide({ does: 'confirm-subject', condition })} onCancel={() => setAsksCondition(false)} /></Suspense>
        </div>
      )}
    </li>
  )
}

interface ActsProps extends Pick<WaitingRowProps, 'waiting' | 'words' | 'mayAsk' | 'onDecide' | 'onRead'> {
  readonly saving: RowState['does'] | null
  readonly asksCondition: boolean
  readonly onAskCondition: () => void
}

type Simple = Exclude<Decision['does'], 'confirm-subject' | 'turn-down'>

function Acts({ waiting, words, mayAsk, saving, asksCondition, onAskCondition, onDecide, onRead }: ActsProps) {
  const t = useMessage()
  const isSaving = saving !== null
  const simple = (does: Simple, text: string, variant: 'primary' | 'secondary' | 'quiet' = 'primary') => (
    <Button size="small" variant={variant} isPending={saving === does} isDisabled={isSaving && saving !== does} onPress={() => onDecide({ does })}>{text}</Button>
  )
  return (
    <fieldset className={styles.acts} aria-label={t('own.acts', { row: words.title })}>
      {waiting.what === 'answer' && (
        <>
          {simple('confirm', t('own.confirm'))}
          <Button size="small" isPending={saving === 'confirm-subject'} isDisabled={isSaving && saving !== 'confirm-subject'} aria-expanded={asksCondition} onPress={onAskCondition}>{t('own.confirm-subject')}</Button>
          {simple('decline', t('own.decline'), 'secondary')}
          {waiting.said === 'asked' && simple('later', t('own.later'), 'quiet')}
        </>
      )}
      {waiting.what === 'keep' && <>{simple('keep', t('own.keep'))}{simple('decline', t('own.decline'), 'quiet')}</>}
      {waiting.what === 'confirm-leader' && simple('confirm-leader', t('own.confirm'))}
      {waiting.what === 'take-in' && simple('take-in', t('own.take-in'))}
      {(waiting.what === 'admit' || waiting.what === 'take-offer') && (
        <>
          {waiting.what === 'admit' ? simple('admit', t('own.admit')) : simple('take-offer', t('own.take-offer'))}
          <Popover trigger={<Button size="small" variant="quiet" isPending={saving === 'turn-down'} isDisabled={isSaving && saving !== 'turn-down'}>{t('own.turn-down-dialog')}</Button>} label={words.title} placement="bottom end">
            {close => (
              <Suspense fallback={null}>
              <WordsForm
                label={t('plans.turn-down-why')}
                description={t('plans.turn-down-note')}
                maxLength={300}
                act={t('plans.turn-down')}
                variant="danger"
                missing={t('plans.turn-down-missing')}
                onDone={reason => {
                  close()
                  onDecide({ does: 'turn-down', reason })
                }}
                onCancel={close}
              />
              </Suspense>
            )}
          </Popover>
        </>
      )}
      {waiting.what === 'accept-plan' && simple('accept', t('own.accept'))}
      {waiting.what === 'lend-pen' && <>{simple('lend-week', t('own.lend-week'))}{simple('decline-pen', t('own.decline-pen'), 'quiet')}</>}
      {waiting.what === 'pen-ends' && mayAsk && !waiting.isAsked && simple('ask-again', t('own.ask-again'))}
      {isToRead(waiting) && <Button size="small" onPress={onRead}>{t('own.read')}</Button>}
    </fieldset>
  )
}
