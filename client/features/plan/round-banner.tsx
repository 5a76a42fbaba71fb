// While a round is open: until when, what silence means, what one's own delegation said, and what has changed since the version that
// everybody was asked about.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { RecordPlain } from '../../../shared/documents/plan.ts'
import { mayRead } from '../../../shared/mandates/mandates.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { askedIn, speaksIn, stillAsked } from '../../../shared/workflow/positions.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Link } from '../../design/link.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { HowARoundWorks, useIsPast, useRounds } from '../../rounds/index.ts'
import { useCommands } from '../../shell/commands.tsx'
import { goToField } from './places.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'
import { usePlaceName } from './use-place-name.ts'
import { useMessage } from './use-message.ts'

/** There with the plan, from its record; what the answers say of it comes into the room that is kept for it. */
export function RoundBanner() {
  const t = useMessage()
  const { id, party, facts, record: { round } } = usePlan()
  const { known, isRefused } = useRounds()
  const navigate = useNavigate()
  useCommands(known === null ? [] : [{ id: 'round', label: t('round.command'), place: 'page', run: () => void navigate(`/plans/${id}/round`) }])
  // Answers are not for whoever reads by a release, and so is what is asked of the others.
  const isTheirs = mayRead(party, { ...facts, releasedTo: new Set() }) && !isRefused
  return round === undefined || round.closedAt !== undefined || !isTheirs ? null : <OpenRound round={round} known={known} />
}

type OpenRoundProps = { readonly round: NonNullable<RecordPlain['round']>; readonly known: RoundsAnswer | null }

function OpenRound({ round, known }: OpenRoundProps) {
  const t = useMessage()
  const { id, party, facts } = usePlan()
  const isNarrow = useMedia(narrowQuery)
  const [isShown, setShown] = useState(false)
  const [isUnfolded, setUnfolded] = useState(false)
  // What is known may still be of the round before.
  const asking = known?.rounds.find(({ number }) => number === round.number)
  const moment = brusselsText(new Date(asking?.deadline ?? round.deadline))
  const isOver = useIsPast(asking?.deadline ?? round.deadline)
  const asked = (asking === undefined ? askedIn(facts) : stillAsked(asking.asked, facts)).includes(party)
  const own = known?.answers.find(answer => answer.party === party && speaksIn(answer, round, known.versions))
  const isMissing = asking !== undefined && own === undefined
  const changed = known?.changedSince[round.version] ?? []
  // A small screen would hold little else.
  const isFolded = isNarrow && !isUnfolded
  return (
    <>
      <Banner
        tone={asked && isMissing ? 'warn' : 'accent'}
        action={(
          <>
            <HowARoundWorks isOnlyNamed={isFolded} />
            {!isFolded && <Button size="small" variant="quiet" isDisabled={known === null} onPress={() => setShown(true)}>{t('round.changes-since', { label: round.label })} ({known === null ? '…' : changed.length})</Button>}
            <Link look="button" href={`/plans/${id}/round`}>{t('round.banner-link')}</Link>
            {isNarrow && <Button size="small" variant="quiet" aria-expanded={isUnfolded} onPress={() => setUnfolded(!isUnfolded)}>{t(isUnfolded ? 'round.banner-less' : 'round.banner-more')}</Button>}
          </>
        )}
      >
        {isFolded
          ? t(isOver ? 'round.banner-short-up' : 'round.banner-short-open', { number: round.number, moment })
          : <>{t(isOver ? 'round.banner-time-up' : 'round.banner-open', { number: round.number, moment, label: round.label })} {t(`round.banner-silence-${round.silence}`)}</>}
        {asked && <>{' '}<strong>{own !== undefined ? t('round.banner-own', { answer: t(`round.answer-${own.answer}`) }) : t(isMissing ? 'round.banner-own-missing' : 'round.banner-own-coming')}</strong></>}
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
