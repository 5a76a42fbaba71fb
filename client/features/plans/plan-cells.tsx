// The single facts of a plan as the list shows them: driver, state of the actions, what is to fix, funding, who is here.
import { useEffect, useState } from 'react'
import { formatEuro, formatNumber } from '../../messages/formats.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { Chip } from '../../design/chip.tsx'
import { Faces } from '../../design/faces.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { PartyCodes } from '../../design/party-codes.tsx'
import { personColour } from '../../../shared/person-colour.ts'
import type { PlanSummary } from '../../../shared/projection/plan-summary.ts'
import type { PersonHere } from '../../../shared/protocol/live.ts'
import { partyLabel } from '../../shell/party-label.ts'
import styles from './plans.module.css'

export function DriverCell({ summary }: { readonly summary: PlanSummary }) {
  const t = useMessage()
  const { driver, coDrivers } = summary
  return (
    <span className={styles.parties}>
      {driver === null ? <Chip tone="bad">{t('plans.vacant')}</Chip> : <PartyCode {...partyLabel(driver.party)} />}
      {driver !== null && !driver.accepted && <Chip tone="warn">{t('plans.not-accepted')}</Chip>}
      {coDrivers.length > 0 && <span className={styles.coDrivers}><PartyCodes label={t('plans.co-drivers')} parties={coDrivers.map(({ party }) => partyLabel(party))} shown={3} /></span>}
    </span>
  )
}

export interface StateCounts {
  readonly complete: number
  readonly drafting: number
  readonly fix: number
}

export function countStates(summary: PlanSummary): StateCounts {
  const counts = { complete: 0, drafting: 0, fix: 0 }
  for (const { state } of Object.values(summary.actions)) if (state !== 'proposed') counts[state === 'to-fix' ? 'fix' : state] += 1
  return counts
}

/** Colour is not alone: the figures stand below the bar. */
export function StateCell({ summary }: { readonly summary: PlanSummary }) {
  const t = useMessage()
  const counts = countStates(summary)
  if (summary.counts.actions === 0) return <span className={styles.faint}>{t('plans.no-actions')}</span>
  return (
    <span className={styles.state}>
      <span aria-hidden className={styles.bar}>
        <span className={styles.barDone} style={{ flexGrow: counts.complete }} />
        <span className={styles.barOpen} style={{ flexGrow: counts.drafting }} />
        <span className={styles.barFix} style={{ flexGrow: counts.fix }} />
      </span>
      <span className={styles.figures}>{t('plans.state-bar', { complete: counts.complete, drafting: counts.drafting, fix: counts.fix })}</span>
    </span>
  )
}

export function FindingsCell({ summary: { counts } }: { readonly summary: PlanSummary }) {
  const t = useMessage()
  if (counts.toFix === 0 && counts.toLookAt === 0) return <Chip tone="ok">{t('plans.all-right')}</Chip>
  return (
    <span className={styles.parties}>
      {counts.toFix > 0 && <Chip tone="bad">{t('plans.to-fix', { count: counts.toFix })}</Chip>}
      {counts.toLookAt > 0 && <Chip tone="warn">{t('plans.to-look-at', { count: counts.toLookAt })}</Chip>}
    </span>
  )
}

export function FundingCell({ summary: { funding } }: { readonly summary: PlanSummary }) {
  const t = useMessage()
  return (
    <span className={styles.funding}>
      {formatEuro(funding.euro)}
      {funding.toBeDetermined > 0 && <span className={styles.figures}>{t('plans.to-be-determined', { count: formatNumber(funding.toBeDetermined) })}</span>}
    </span>
  )
}

/** Who looks in for less than this is not shown: lists stay calm while pages are loaded anew. */
const stayedMs = 600

/** Two pages of one person are one face. */
export function HereCell({ people }: { readonly people: readonly PersonHere[] }) {
  const t = useMessage()
  const stayed = useSteady(people, stayedMs)
  const faces = [...new Map(stayed.map(person => [person.person, person])).values()].map(({ person, name, party }) => ({
    id: person,
    name,
    delegation: partyLabel(party),
    colour: personColour(person),
  }))
  if (faces.length === 0) return <span className={styles.faint}>{t('plans.nobody')}</span>
  return <Faces people={faces} />
}

/** The value that last stood for so long. */
function useSteady<Value>(value: Value, forMs: number): Value {
  const [steady, setSteady] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSteady(value), forMs)
    return () => clearTimeout(timer)
  }, [value, forMs])
  return steady
}
