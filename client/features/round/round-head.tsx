// What a round is: until when, about which version, who opened it, and what silence means.
import { Suspense, useState } from 'react'
import type { RoundsAnswer, RoundView } from '../../../shared/api/rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Link } from '../../design/link.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import { formatMoment } from '../../messages/formats.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { HowARoundWorks, useIsPast } from '../../rounds/index.ts'
import { lazily } from '../../shell/lazily.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { StepButtons, usePlan, usePlanTitle } from '../plan/index.ts'
import styles from './round.module.css'
import { OnPaperAbout } from './on-paper-about.tsx'
import { PassRoundOn } from './pass-round-on.tsx'
import { RemindAll } from './remind.tsx'
import type { RoundRights } from './use-round-rights.ts'

const ExtendDialog = lazily(async () => (await import('./extend-dialog.tsx')).default)

const text = (instant: string): string => brusselsText(new Date(instant))

type HeadProps = {
  readonly round: RoundView
  readonly known: RoundsAnswer
  readonly rights: RoundRights
  /** Whose answer is due. */
  readonly due: readonly PartyId[]
  readonly onRound: (number: number) => void
}

export function RoundHead({ round, known, rights, due, onRound }: HeadProps) {
  const t = useMessage()
  const { id } = usePlan()
  const title = usePlanTitle()
  const [isExtending, setExtending] = useState(false)
  const version = known.versions.find(each => each.id === round.version)
  const isLate = useIsPast(round.deadline)
  const reminded = known.reminders.find(each => each.round === round.number && each.of === null)
  return (
    <header className={styles.head}>
      <OnPaperAbout />
      <Link look="name" href={`/plans/${id}`} className={styles.ofPlan ?? ''}>{title}</Link>
      <div className={styles.titleRow}>
        <div className={styles.title}>
          <h1>{t('round.title', { number: round.number })}</h1>
          {round.closedAt !== null
            ? <Chip>{t('round.closed', { moment: text(round.closedAt) })}</Chip>
            : <Chip tone={isLate ? 'warn' : 'accent'}>{t(isLate ? 'round.time-up' : 'round.open-until', { moment: text(round.deadline) })}</Chip>}
        </div>
        <div className={styles.tools}>
          {known.rounds.length > 1 && <PlainSelect label={t('round.choose')} value={String(round.number)} options={known.rounds.map(({ number }) => ({ id: String(number), label: t('round.number', { number }) }))} onChange={chosen => onRound(Number(chosen))} />}
          <HowARoundWorks />
          {rights.isOpen && <PassRoundOn round={round} due={due} />}
          {rights.mayRemind && <RemindAll round={round.number} due={due} reminders={known.reminders} />}
          {rights.mayExtend && <Button size="small" onPress={() => setExtending(true)}>{t('round.extend')}</Button>}
          <StepButtons />
        </div>
      </div>
      <ul className={styles.facts}>
        <li>{t('round.on-version', { label: round.label, moment: formatMoment(new Date(version?.madeAt ?? round.openedAt)) })}{version?.name != null && <> · {version.name}</>}</li>
        <li>{t('round.opened-by')} <PartyCode {...partyLabel(round.openedBy)} /> {partyLabel(round.openedBy).name}</li>
        <li>{t(`round.silence-means-${round.silence}`)}</li>
        {reminded !== undefined && <li>{t('round.reminded', { delegation: partyLabel(reminded.by).name, at: formatMoment(new Date(reminded.at)) })}</li>}
        {round.extensions.map(({ at, from, by }) => <li key={at}>{t('round.extended', { from: text(from), delegation: partyLabel(by).name, at: formatMoment(new Date(at)) })}</li>)}
      </ul>
      {isExtending && <Suspense fallback={null}><ExtendDialog round={round} onClose={() => setExtending(false)} /></Suspense>}
    </header>
  )
}
