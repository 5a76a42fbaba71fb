// Offers to lead an action or to help to lead it: whoever names the leader takes one with one press or declines it with a reason;
// one's own delegation offers, and takes its offer back.
import { declineOffer, offerToLead, takeOffer, withdrawOffer } from '../../../shared/documents/plan-commands.ts'
import { requestOf } from '../../../shared/documents/plan-answers.ts'
import { offersIn } from '../../../shared/documents/plan-participation.ts'
import type { StandingOffer } from '../../../shared/documents/plan-participation.ts'
import { offeredRoles } from '../../../shared/vocabularies/participation.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { mayHold } from '../../../shared/parties/eligibility.ts'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { Popover } from '../../design/popover.tsx'
import { formatDay } from '../../messages/formats.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { today } from '../../shell/today.ts'
import { usePlan } from './plan-context.tsx'
import { TurnDownForm } from './turn-down-form.tsx'
import { useMessage } from './use-message.ts'
import styles from './plan.module.css'

type OffersProps = {
  readonly id: ActionId
  readonly action: ActionPlain
  readonly view: ActionView
  /** Only those of this delegation. */
  readonly of?: PartyId
}

export function Offers({ id, action, view, of }: OffersProps) {
  const t = useMessage()
  const offers = offersIn(action).filter(({ party }) => of === undefined || party === of)
  if (offers.length === 0) return null
  return (
    <ul className={styles.named} aria-label={t('participation.offers')}>
      {offers.map(offer => <OfferRow key={`${offer.party} ${offer.role}`} id={id} action={action} view={view} standing={offer} />)}
    </ul>
  )
}

function OfferRow({ id, action, view, standing: { party, role, offer, declined, isConfirmed } }: OffersProps & { readonly standing: StandingOffer }) {
  const t = useMessage()
  const { plan, party: own, writer, may, seen } = usePlan()
  const { name } = partyLabel(party)
  const mayTake = may({ writtenBy: 'leading', action: { id, now: action } })
  const isOwn = party === own && may({ writtenBy: 'offering', party, action: { id, now: action } })
  const leader = role === 'action-leader' ? action.leader?.party : undefined
  const take = (): void => takeOffer(plan, view, party, role, writer, { ...seen(), on: today() })
  return (
    <li data-party={party}>
      <div className={styles.namedHead}>
        <PartyCode {...partyLabel(party)} />
        <span>{t(`participation.offer-line-${role}`, { party: name })}</span>
        {offer.on !== undefined && <small className={styles.asker}>{t('participation.asked-on', { on: formatDay(offer.on) })}</small>}
        {declined === null
          ? <small className={styles.asker}>{t(isConfirmed ? 'participation.offer-is-yes' : 'participation.offer-not-yes')}</small>
          : <Chip tone="bad">{declined.reason === undefined ? t('participation.offer-declined', { by: partyLabel(declined.by).name, on: formatDay(declined.on) }) : t('participation.offer-declined-because', { by: partyLabel(declined.by).name, on: formatDay(declined.on), reason: declined.reason })}</Chip>}
        <span className={styles.namedEnd}>
          {mayTake && (
            <Button size="small" variant={declined === null ? 'primary' : 'secondary'} onPress={take}>
              {leader === undefined ? t(`participation.take-${role}`, { party: name }) : t('participation.take-action-leader-instead', { party: name, leader: partyLabel(leader).name })}
            </Button>
          )}
          {mayTake && declined === null && (
            <Popover trigger={<Button size="small" variant="quiet">{t('participation.decline-offer')}</Button>} label={t('participation.decline-offer-of', { party: name })}>
              {close => (
                <TurnDownForm
                  onTurnDown={reason => {
                    declineOffer(view, party, offer.request, { by: own, on: today(), reason })
                    close()
                  }}
                  onCancel={close}
                />
              )}
            </Popover>
          )}
          {isOwn && <Button size="small" variant="quiet" onPress={() => withdrawOffer(plan, view, role, writer)}>{t('participation.withdraw-offer')}</Button>}
        </span>
      </div>
    </li>
  )
}

/** For whoever may offer and is not named: a quiet button for each role that is not offered yet. */
export function OfferButtons({ id, action, view }: OffersProps) {
  const t = useMessage()
  const { plan, party, writer, may, seen } = usePlan()
  if (!may({ writtenBy: 'offering', party, action: { id, now: action } })) return null
  const offered = offersIn(action).filter(offer => offer.party === party && offer.declined === null).map(({ role }) => role)
  // Whoever leads or helps to lead already needs no other role, and whoever names the leader need not offer.
  if (may({ writtenBy: 'leading', action: { id, now: action } }) || requestOf(action, 'action-leader', party) !== null) return null
  const roles = offeredRoles.filter(role => requestOf(action, role, party) === null && !offered.includes(role) && mayHold(role, party).ok)
  return <>{roles.map(role => <Button key={role} size="small" variant="quiet" onPress={() => offerToLead(plan, view, role, writer, seen())}>{t(`participation.offer-to-${role}`)}</Button>)}</>
}
