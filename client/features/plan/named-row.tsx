// One delegation named in an action: who it is, what it said, and under a quiet toggle its service and what it brings.
import { ChevronRight, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useLocation } from 'react-router'
import { contribute, takeOut } from '../../../shared/documents/plan-commands.ts'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { contributionKey } from '../../../shared/documents/plan.ts'
import type { ActionId, PartyId } from '../../../shared/ids.ts'
import { namingOf } from '../../../shared/mandates/plan-writes.ts'
import { contributionKindLabels, contributionKinds } from '../../../shared/vocabularies/vocabularies.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { VisuallyHidden } from '../../design/visually-hidden.tsx'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { AdmissionLine } from './admission-line.tsx'
import { AnswerLine } from './answer-line.tsx'
import { contributionPrefix, fieldId, placeOf } from './places.ts'
import { usePlan } from './plan-context.tsx'
import { ServiceFields } from './service-fields.tsx'
import styles from './plan.module.css'

type RowProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView; readonly named: 'co-leader' | 'participant'; readonly party: PartyId; readonly isOpenAtFirst?: boolean }

export function NamedRow({ id, action, view, named, party, isOpenAtFirst = false }: RowProps) {
  const t = useMessage()
  const { plan, party: own, may } = usePlan()
  const [opened, setOpen] = useState<boolean | null>(isOpenAtFirst ? true : null)
  const { hash } = useLocation()
  // Whoever is led to what their delegation brings finds it open.
  const isOpen = opened ?? (party === own && hash === `#${contributionPrefix}${id}`)
  const bodyId = useId()
  const here = { id, now: action }
  const locked = !may({ writtenBy: 'party-row', party, action: here })
  const isOwn = may({ writtenBy: 'contribution', party, action: here })
  const hasJoined = named === 'participant' && action.participants[party]?.joined === true
  const mayTakeOut = may({ writtenBy: namingOf(named), action: here }) || (hasJoined && party === own && may({ writtenBy: 'joining', action: here }))
  const { name } = partyLabel(party)
  const services = factsOf([t('plan.service'), action.services[party]], [t('plan.contact'), named === 'co-leader' ? action.contacts[party] : undefined])
  const brought = factsOf(...contributionKinds.map((kind): [string, string] => [contributionKindLabels[kind], broughtOf(action, party, kind)]))
  const filled = [...services.map(({ words }) => words), ...brought.map(({ label }) => label)]
  return (
    <li data-party={party}>
      <div className={styles.namedHead}>
        <PartyCode {...partyLabel(party)} />
        <span>{name}</span>
        {hasJoined && <AdmissionLine id={id} action={action} view={view} party={party} />}
        <AnswerLine id={id} action={action} view={view} named={named} party={party} />
        <span className={styles.namedEnd}>
          {(filled.length > 0 || !locked || isOwn) && (
            <Button size="small" variant="quiet" className={styles.more ?? ''} icon={<ChevronRight aria-hidden className={isOpen ? styles.quarterTurned : undefined} />} aria-expanded={isOpen} aria-controls={bodyId} onPress={() => setOpen(!isOpen)}>
              {filled.length > 0 && <VisuallyHidden>{t('plan.service-and-contribution-of', { party: name })} </VisuallyHidden>}
              <span className={styles.summary}>{filled.length > 0 ? filled.join(' · ') : t(isOwn ? 'plan.service-and-contribution' : 'plan.service')}</span>
            </Button>
          )}
          {mayTakeOut && <IconButton size="small" variant="quiet" icon={<X aria-hidden />} label={t('design.remove', { name })} onPress={() => takeOut(plan, view, named, party)} />}
        </span>
      </div>
      <div id={bodyId} hidden={!isOpen} className={styles.namedBody}>
        {isOpen && !locked && <ServiceFields at={['actions', id]} action={action} view={view} named={named} party={party} />}
        {isOpen && isOwn && <ContributionFields id={id} action={action} view={view} party={party} />}
        {isOpen && <Facts facts={[...(locked ? services : []), ...(isOwn ? [] : brought)]} />}
        {isOpen && !isOwn && <p className={styles.none} data-why={placeOf(['actions', id, 'contributions', contributionKey(party, 'people')])}>{t('plan.only-writes-contribution', { party: name })}</p>}
      </div>
    </li>
  )
}

const broughtOf = (action: ActionPlain, party: PartyId, kind: (typeof contributionKinds)[number]): string => action.contributions[contributionKey(party, kind)] ?? ''

type Fact = { readonly label: string; readonly words: string }

const factsOf = (...pairs: readonly (readonly [string, string | undefined])[]): readonly Fact[] =>
  pairs.flatMap(([label, words = '']) => (words === '' ? [] : [{ label, words }]))

export function ContributionFields({ id, action, view, party }: Pick<RowProps, 'id' | 'action' | 'view' | 'party'>) {
  return (
    <div className={styles.pair}>
      {contributionKinds.map(kind => (
        <div key={kind} id={fieldId(['actions', id, 'contributions', contributionKey(party, kind)])} data-why={placeOf(['actions', id, 'contributions', contributionKey(party, kind)])}>
          <CommitTextField label={contributionKindLabels[kind]} value={broughtOf(action, party, kind)} maxLength={300} onCommit={text => contribute(view, party, kind, text)} />
        </div>
      ))}
    </div>
  )
}

/** What one may not write is shown where it is filled: empty boxes for others say nothing. */
function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  if (facts.length === 0) return null
  return <dl className={styles.brought}>{facts.map(({ label, words }) => <div key={label}><dt>{label}</dt><dd>{words}</dd></div>)}</dl>
}
