// One round of a plan: its head, how many stand where, the table of delegations, and beside it the one that is chosen.
import { Suspense, useCallback, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { PartyId } from '../../../shared/ids.ts'
import { markingLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Button } from '../../design/button.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { useCommands } from '../../shell/commands.tsx'
import { lazily } from '../../shell/lazily.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { OnPaper } from '../exports/index.ts'
import { openProposalsBy, StatusSign, StepBanner, StepButtons, useFocusKept, useMayDecideOn, usePlan, usePlanReading, usePlanTitle } from '../plan/index.ts'
import { DelegationPanel, type NextOne } from './delegation-panel.tsx'
import { OwnPosition } from './own-position.tsx'
import { RoundExport } from './round-export.tsx'
import { RoundHead } from './round-head.tsx'
import { countsOf, rowsOf, rowsWaitedFor, shownBy, tallies, tallyOf, type Tally } from './round-rows.ts'
import { RoundTable } from './round-table.tsx'
import styles from './round.module.css'
import { Tallies } from './tallies.tsx'
import { useEscape } from './use-escape.ts'
import { useLifting } from './use-lifting.ts'
import { useRoundRights } from './use-round-rights.ts'

const AnswerDialog = lazily(async () => (await import('./answer-dialog.tsx')).default)

/** Answers stand on several versions, and each says on which. */
const noVersion = (): string | null => null

/** What may want a look comes first. */
const attention: readonly Tally[] = ['reserve', 'remarks', 'advice', 'no-objection', 'out', 'not-yet']

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
  const proposals = usePlanReading((plain: PlanPlain) => plain.proposals)
  const open = useMemo(() => openProposalsBy(proposals), [proposals])
  const mayDecideOn = useMayDecideOn()
  // Who came from one delegation's proposals to the next one's goes on deciding.
  const [goesOnWith, setGoesOnWith] = useState<PartyId | null>(null)
  const nextAfter = (of: PartyId): NextOne | null => {
    const at = rows.findIndex(each => each.party === of)
    const [next] = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].filter(each => (open.get(each.party) ?? []).some(mayDecideOn))
    return next === undefined ? null : { party: next.party, count: open.get(next.party)?.length ?? 0 }
  }
  const choose = (next: PartyId): void => {
    setGoesOnWith(null)
    put('delegation', next)
  }
  const close = useCallback((of: PartyId): void => {
    put('delegation', null)
    // Drawn without the panel first; what keeps the focus otherwise would go to the top of the page.
    requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>(`tr[data-party="${of}"] th button`)?.focus()))
  }, [put])
  useEscape(row === undefined ? null : () => close(row.party))
  useCommands(rights.mayAnswer ? [{ id: 'answer the round', label: t('round.give', { delegation: partyLabel(party).name }), place: 'page', run: () => setAnswering(party) }] : [])

  return (
    <>
      <PageHeader
        title={round === undefined ? t('round.title-none') : t('round.title', { number: round.number })}
        breadcrumb={[{ label: cycle.label }, { label: t('shell.plans'), href: '/plans' }, { label: title, href: `/plans/${id}` }]}
        status={<StatusSign replica={replica} />}
        actions={known !== null && <RoundExport known={known} isSmall={isNarrow} />}
      />
      <OnPaper title={round === undefined ? title : t('round.on-paper-title', { plan: title, number: round.number })} marking={markingLabels[record.marking ?? 'limite']} isSample={record.sample === true} paper="A4 landscape" version={noVersion} />
      <StepBanner />
      <div className={styles.page} data-fills>
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
                  {own === undefined
                    ? rights.whoAnswers !== null && <p className={styles.who}>{rights.whoAnswers}</p>
                    : <OwnPosition row={own} round={round} rights={rights} lifting={lifting} onAnswer={() => setAnswering(party)} />}
                  <Tallies counts={countsOf(rows)} isOver={round.closedAt !== null} chosen={tally} onChoose={next => put('show', next)} />
                  <VisuallyHidden><output>{t('round.answered', { count: answered, of: rows.length })}</output></VisuallyHidden>
                  {shown.length === 0
                    ? <EmptyState title={t('round.none-such')} action={<Button onPress={() => put('show', null)}>{t('round.show-all')}</Button>} />
                    : <RoundTable rows={shown} round={round} known={known} open={open} mayRemind={rights.mayRemind} chosen={chosen} onChoose={choose} />}
                </>
              )}
        </div>
        {row !== undefined && round !== undefined && known !== null && (
          <DelegationPanel
            key={row.party}
            row={row}
            round={round}
            known={known}
            rights={rights}
            lifting={lifting}
            open={open.get(row.party)?.length ?? 0}
            isGoingOn={goesOnWith === row.party}
            next={nextAfter(row.party)}
            onNext={next => {
              setGoesOnWith(next)
              put('delegation', next)
            }}
            onClose={() => close(row.party)}
            onAnswer={() => setAnswering(row.party)}
          />
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
