// While a round is open: until when, what silence means, what one's own delegation said, and what has changed since the version that
// everybody was asked about.
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { Link } from '../../design/link.tsx'
import { useRounds } from '../../rounds/index.ts'
import { useCommands } from '../../shell/commands.tsx'
import { goToField } from './places.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'
import { usePlaceName } from './use-place-name.ts'
import { useMessage } from './use-message.ts'

export function RoundBanner() {
  const t = useMessage()
  const { id, party, record: { round } } = usePlan()
  const { known } = useRounds()
  const navigate = useNavigate()
  const [isShown, setShown] = useState(false)
  const address = `/plans/${id}/round`
  useCommands(known === null ? [] : [{ id: 'round', label: t('round.command'), place: 'page', run: () => void navigate(address) }])
  // Answers are not for whoever reads by a release, and so is what is asked of the others.
  if (round === undefined || round.closedAt !== undefined || known === null) return null
  const asked = known.rounds[0]?.asked.includes(party) === true
  const own = known.answers.find(answer => answer.party === party && (answer.round === round.number || answer.how !== 'silence'))
  const changed = known.changedSince[round.version] ?? []
  return (
    <>
      <Banner
        tone={asked && own === undefined ? 'warn' : 'accent'}
        action={(
          <>
            <Button size="small" variant="quiet" onPress={() => setShown(true)}>{t('round.changes-since', { label: round.label })} ({changed.length})</Button>
            <Link look="button" href={address}>{t('round.banner-link')}</Link>
          </>
        )}
      >
        {t('round.banner-open', { number: round.number, moment: brusselsText(new Date(round.deadline)), label: round.label })}
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
