// What one delegation proposed in the plan, in the order of the page: what is open is decided here, one by one from the keyboard or several
// together; what was decided says how. The panel of the plan's page shows the same of all delegations.
import { Suspense, useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import { orderedActions } from '../../../../shared/documents/plan-order.ts'
import type { PlanPlain } from '../../../../shared/documents/plan.ts'
import type { PartyId } from '../../../../shared/ids.ts'
import { Chip } from '../../../design/chip.tsx'
import { Link } from '../../../design/link.tsx'
import { usePlaceNames } from '../comments/use-place-names.ts'
import { samePlaces } from '../goal-section.tsx'
import { lazily } from '../../../shell/lazily.tsx'
import { addressOfField } from '../places.ts'
import { usePlan, usePlanReading } from '../plan-context.tsx'
import { PlaceGroup } from '../proposals/place-group.tsx'
import { proposalDomId } from '../proposals/proposal-item.tsx'
import { groupsInOrder, isOpen, type Listed } from '../proposals/proposal-list.ts'
import { useMayDecideOn, useMaySend } from '../proposals/proposals-context.tsx'
import styles from '../proposals/proposals.module.css'
import { SideBySide } from '../proposals/side-by-side.tsx'
import { Together } from '../proposals/together.tsx'
import { useListKeys } from '../proposals/use-list-keys.ts'
import { useMessage } from '../use-message.ts'
import own from './of-delegation.module.css'
import { useDeciding } from './use-deciding.ts'

const ThreeVersions = lazily(async () => (await import('../proposals/three-versions.tsx')).ThreeVersions)

/** What one takes back is taken back one by one here. */
const noneBack: readonly Listed[] = []

type OfDelegationProps = {
  readonly of: PartyId
  /** Whether one came here to decide, so that the focus goes to the first. */
  readonly takesFocus: boolean
  /** Where one goes on when nothing is open any more. */
  readonly afterLast: ReactNode
}

export default function ProposalsOfDelegation({ of, takesFocus, afterLast }: OfDelegationProps) {
  const t = useMessage()
  const { id: plan, party, goalsOfCycle } = usePlan()
  const navigate = useNavigate()
  const headingId = useId()
  const nameOf = usePlaceNames()
  const mayDecideOn = useMayDecideOn()
  const maySend = useMaySend()
  const proposals = usePlanReading((plain: PlanPlain) => plain.proposals)
  const places = usePlanReading((plain: PlanPlain) => orderedActions(plain, goalsOfCycle), samePlaces)
  const [open, decided] = useMemo(() => {
    const order = { goalsOfCycle, places }
    return [true, false].map(isWanted => groupsInOrder(proposals, order, ({ proposal }) => proposal.by === of && isOpen(proposal) === isWanted))
  }, [proposals, goalsOfCycle, places, of])
  const shown = useMemo(() => (open ?? []).flatMap(({ listed }) => listed), [open])
  const whole = useRef<HTMLElement>(null)
  const goTo = (place: readonly string[]): void => void navigate(addressOfField(plan, place))
  const deciding = useDeciding({ shown, whole, goTo })
  const mayDecide = ({ proposal }: Listed): boolean => mayDecideOn(proposal.place ?? [])
  const mayWithdraw = (): boolean => maySend && of === party
  const [first] = useState(() => (takesFocus ? shown[0]?.id : undefined))
  useEffect(() => {
    if (first !== undefined) document.getElementById(proposalDomId(first))?.focus()
  }, [first])
  const keys = useListKeys({ ...deciding, shown, mayDecide, mayPick: mayDecide })
  const count = shown.length + (decided ?? []).reduce((sum, { listed }) => sum + listed.length, 0)
  if (count === 0) return null
  const { beside, misfit } = deciding
  const besideGroup = open?.find(({ place }) => placeKey(place) === beside)
  const misfitting = misfit === null ? undefined : proposals[misfit]
  return (
    <section ref={whole} className={own.section} aria-labelledby={headingId}>
      <h3 id={headingId} tabIndex={-1}>{t('round.proposals-heading', { count })}</h3>
      <Together toDecide={shown.filter(mayDecide)} toWithdraw={noneBack} picked={deciding.picked} pick={deciding.pick} isPending={deciding.isPending} onDecide={(ids, verdict) => void deciding.decide(ids, verdict)} />
      {shown.some(mayDecide) && <p className={styles.keys}>{t('proposals.keys-decide')}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the list, whichever of its proposals has the focus */}
      <ul className={styles.groups} aria-label={t('round.proposals-open', { count: shown.length })} onKeyDown={keys} onFocus={deciding.noteFocus}>
        {open?.map(group => {
          const { name, isThere } = nameOf(group.place)
          return (
            <PlaceGroup
              key={placeKey(group.place)}
              group={group}
              name={name}
              isThere={isThere}
              mayDecide={mayDecideOn(group.place)}
              mayWithdraw={mayWithdraw}
              picked={deciding.picked}
              current={deciding.current}
              asked={deciding.asked}
              isPending={deciding.isPending}
              acts={deciding.acts}
              onGo={() => goTo(group.place)}
              onSideBySide={() => deciding.showBeside(placeKey(group.place))}
            />
          )
        })}
      </ul>
      {shown.length === 0 && afterLast !== null && <div data-after-last>{afterLast}</div>}
      {(decided ?? []).length > 0 && (
        <ul className={own.decided} aria-label={t('round.proposals-decided')}>
          {decided?.flatMap(({ place, listed }) => listed.map(({ id, proposal: { change, decision } }) => (
            <li key={id}>
              <Link href={addressOfField(plan, place)}>{change?.kind === 'action' ? t('round.proposed-action', { title: change.action.title, place: nameOf(place).name }) : nameOf(place).name}</Link>
              {' '}<Chip tone={decision?.decision === 'accepted' ? 'ok' : 'neutral'}>{t(`round.proposal-${decision?.decision ?? 'undecided'}`)}</Chip>
              {decision?.reason !== undefined && <small>{decision.reason}</small>}
            </li>
          )))}
        </ul>
      )}
      {besideGroup !== undefined && <SideBySide group={besideGroup} name={nameOf(besideGroup.place).name} mayDecide={mayDecideOn(besideGroup.place)} isPending={deciding.isPending} onDecide={(id, verdict) => void deciding.decide([id], verdict)} onClose={() => deciding.showBeside(null)} />}
      {misfit !== null && misfitting !== undefined && (
        <Suspense fallback={null}>
          <ThreeVersions
            proposal={misfitting}
            name={nameOf(misfitting.place ?? []).name}
            onClose={deciding.leaveMisfit}
            onAccept={instead => {
              deciding.leaveMisfit()
              void deciding.decide([misfit], { decision: 'accepted', instead })
            }}
          />
        </Suspense>
      )}
    </section>
  )
}
