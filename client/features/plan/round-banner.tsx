// While a round is open: until when, what silence means, what one's own delegation said, and what has changed since the version that
// everybody was asked about.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { RecordPlain } from '../../../shared/documents/plan.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { speaksIn, stillAsked } from '../../../shared/workflow/positions.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Link } from '../../design/link.tsx'
import { HowARoundWorks, useIsPast, useRounds } from '../../rounds/index.ts'
import { useCommands } from '../../shell/commands.tsx'
import { goToField } from './places.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'
import { usePlaceName } from './use-place-name.ts'
import { useMessage } from './use-message.ts'

export function RoundBanner() {
  const t = useMessage()
  const { id, record: { round } } = usePlan()
  const { known } = useRounds()
  const navigate = useNavigate()
  useCommands(known === null ? [] : [{ id: 'round', label: t('round.command'), place: 'page', run: () => void navigate(`/plans/${id}/round`) }])
  // Answers are not for whoever reads by a release, and so is what is asked of the others.
  return round === undefined || round.closedAt !== undefined || known === null ? null : <OpenRound round={round} known={known} />
}

function OpenRound({ round, known }: { readonly round: NonNullable<RecordPlain['round']>; readonly known: RoundsAnswer }) {
  const t = useMessage()
  const { id, party, facts } = usePlan()
  const [isShown, setShown] = useState(false)
  // What is known may still be of the round before.
  const asking = known.rounds.find(({ number }) => number === round.number)
  const deadline = asking?.deadline ?? round.deadline
  const isOver = useIsPast(deadline)
  const asked = asking !== undefined && stillAsked(asking.asked, facts).includes(party)
  const own = known.answers.find(answer => answer.party === party && speaksIn(answer, round, known.versions))
  const changed = known.changedSince[round.version] ?? []
  return (
    <>
      <Banner
        tone={asked && own === undefined ? 'warn' : 'accent'}
        action={(
          <>
            <HowARoundWorks />
            <Button size="small" variant="quiet" onPress={() => setShown(true)}>{t('round.changes-since', { label: round.label })} ({changed.length})</Button>
            <Link look="button" href={`/plans/${id}/round`}>{t('round.banner-link')}</Link>
          </>
        )}
      >
        {t(isOver ? 'round.banner-time-up' : 'round.banner-open', { number: round.number, moment: brusselsText(new Date(deadline)), label: round.label })}
        {' '}
        {t(`round.banner-silence-${round.silence}`)}
        {asked && <>{' '}<strong>{own === undefined ? t('round.banner-own-missing') : t('round.banner-own', { answer: t(`round.answer-${own.answer}`) })}</strong></>}
      </Banner>
      {isShown && <Changes label={round.label} places={changed} onClose={() => setShown(false)} />}
    </>
  )
}

function Changes({ label, places, onClose }: { readonly label: string; readonly places: readonly (readonly string[])[]; readonly onClose: () => void }) {
  const t = useMessage()
  const { id } = usePlan()
  const nameOf = usePlaceName()
  const go = (place: readonly string[]): void => {
    onClose()
    // The dialog gives the focus back first.
    requestAnimationFrame(() => requestAnimationFrame(() => goToField(place)))
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('round.changes-since', { label })} actions={<Link look="button" href={`/plans/${id}/history?show=versions`}>{t('round.compare')}</Link>}>
      {places.length === 0
        ? <p>{t('round.no-changes', { label })}</p>
        : <ul className={styles.movedPlaces}>{places.map(place => <li key={place.join('/')}><Button size="small" variant="link" onPress={() => go(place)}>{nameOf(place)}</Button></li>)}</ul>}
    </Dialog>
  )
}
