// One round of a plan: its head, how many stand where, the table of delegations, and beside it the one that is chosen.
import { MessageSquareReply } from 'lucide-react'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import { PartyId } from '../../../shared/ids.ts'
import { markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { usePlanMessage as useMessage, type PlanTranslate } from '../../messages/use-message.tsx'
import { useCommands } from '../../shell/commands.tsx'
import { lazily } from '../../shell/lazily.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { OnPaper } from '../exports/index.ts'
import { StatusSign, StepBanner, StepButtons, useFocusKept, usePlan, usePlanTitle } from '../plan/index.ts'
import { DelegationPanel } from './delegation-panel.tsx'
import { RoundExport } from './round-export.tsx'
import { RoundHead } from './round-head.tsx'
import { countsOf, isLifted, rowsOf, rowsWaitedFor, shownBy, tallies, tallyOf, type RoundRow, type Tally } from './round-rows.ts'
import { RoundTable } from './round-table.tsx'
import styles from './round.module.css'
import { Tallies } from './tallies.tsx'
import { useLifting } from './use-lifting.ts'
import { useRoundRights } from './use-round-rights.ts'

const AnswerDialog = lazily(async () => (await import('./answer-dialog.tsx')).default)

/** Answers stand on several versions, and each says on which. */
const noVersion = (): string | null => null

/** What may want a look comes first. */
const attention: readonly Tally[] = ['reserve', 'remarks', 'advice', 'no-objection', 'out', 'not-yet']

function answerWords(t: PlanTranslate, row: RoundRow): string {
  const answer = row.answer === null ? '' : t(`round.answer-${row.answer.answer}`)
  return isLifted(row) ? t('round.answer-lifted', { answer }) : answer
}

/** @param known null before the first round. */
export function RoundContent({ known }: { readonly known: RoundsAnswer | null }) {
  const t = useMessage()
  const { id, party, cycle, facts, replica, record } = usePlan()
  const isNarrow = useMedia(narrowQuery)
  const title = usePlanTitle()
  const [address, setAddress] = useSearchParams()
  const rounds = known?.rounds ?? []
  const [latest] = rounds
  const round = rounds.find(({ number }) => String(number) === address.get('round')) ?? latest
  const tally = tallies.find(each => each === address.get('show')) ?? null
  const chosen = PartyId.safeParse(address.get('delegation')).data ?? null
  const rights = useRoundRights(round, latest)
  const lifting = useLifting()
  useFocusKept()
  // From the plan page one comes with the place that a reserve is to stand on.
  const [answering, setAnswering] = useState<PartyId | null>(() => (address.has('reserve') && rights.mayAnswer ? party : null))
  const put = useCallback((key: string, value: string | null) => setAddress(before => {
    const next = new URLSearchParams(before)
    if (value === null) next.delete(key)
    else next.set(key, value)
    return next
  }, { replace: true }), [setAddress])
  const rows = useMemo(() => (round === undefined || known === null ? [] : rowsWaitedFor(rowsOf(round, known), round, facts).toSorted((one, other) => attention.indexOf(tallyOf(one)) - attention.indexOf(tallyOf(other)))), [round, known, facts])
  const shown = shownBy(rows, tally)
  const row = rows.find(each => each.party === chosen)
  const answered = rows.filter(({ answer }) => answer !== null).length
  const own = rows.find(each => each.party === party)
  useCommands(rights.mayAnswer ? [{ id: 'answer the round', label: t('round.give', { delegation: partyLabel(party).name }), place: 'page', run: () => setAnswering(party) }] : [])

  return (
    <>
      <PageHeader
        title={round === undefined ? t('round.title-none') : t('round.title', { number: round.number })}
        breadcrumb={[{ label: cycle.label }, { label: t('shell.plans'), href: '/plans' }, { label: title, href: `/plans/${id}` }]}
        status={<StatusSign replica={replica} />}
        actions={known !== null && <RoundExport known={known} isSmall={isNarrow} />}
      />
      <OnPaper title={title} marking={markingLabels[record.marking ?? 'limite']} isSample={record.sample === true} paper="A4 landscape" version={noVersion} />
      <StepBanner />
      <div className={styles.page}>
        <div className={styles.main}>
          {round === undefined || known === null
            ? (
                <>
                  <div className={styles.head}><div className={styles.titleRow}><h1>{t('round.title-none')}</h1><StepButtons /></div></div>
                  <EmptyState title={t('round.none-yet')} action={<Link look="button" href={`/plans/${id}`}>{t('round.to-plan')}</Link>}>{t('round.none-yet-why')}</EmptyState>
                </>
              )
            : (
                <>
                  <RoundHead round={round} known={known} rights={rights} due={rows.filter(each => tallyOf(each) === 'not-yet').map(each => each.party)} onRound={number => put('round', number === latest?.number ? null : String(number))} />
                  {rights.mayAnswer && (
                    <div className={styles.own}>
                      <p>{own === undefined || own.answer === null ? t('round.own-missing', { delegation: partyLabel(party).name }) : t(own.answer.round === round.number ? 'round.own-given' : 'round.own-before', { answer: answerWords(t, own), label: own.answer.label })}</p>
                      <Button variant={own?.answer == null ? 'primary' : 'secondary'} icon={<MessageSquareReply aria-hidden />} onPress={() => setAnswering(party)}>{t(own?.answer == null ? 'round.give' : 'round.give-another', { delegation: partyLabel(party).name })}</Button>
                    </div>
                  )}
                  {rights.whoAnswers !== null && <p className={styles.who}>{rights.whoAnswers}</p>}
                  <Tallies counts={countsOf(rows)} chosen={tally} onChoose={next => put('show', next)} />
                  <VisuallyHidden><output>{t('round.answered', { count: answered, of: rows.length })}</output></VisuallyHidden>
                  {shown.length === 0
                    ? <EmptyState title={t('round.none-such')} action={<Button onPress={() => put('show', null)}>{t('round.show-all')}</Button>} />
                    : <RoundTable rows={shown} round={round} chosen={chosen} onChoose={next => put('delegation', next)} />}
                </>
              )}
        </div>
        {row !== undefined && round !== undefined && known !== null && (
          <DelegationPanel key={row.party} row={row} round={round} known={known} rights={rights} lifting={lifting} onClose={() => put('delegation', null)} onAnswer={() => setAnswering(row.party)} />
        )}
      </div>
      {answering !== null && round !== undefined && known !== null && (
        <Suspense fallback={null}>
          <AnswerDialog
            of={answering}
            round={round}
            row={rows.find(each => each.party === answering) ?? null}
            firstPlace={address.get('reserve')}
            onClose={() => {
              setAnswering(null)
              put('reserve', null)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
