// What is to fix before a step, and what is open and to be looked at one by one, each with the way to it.
import { useLocation, useNavigate } from 'react-router'
import type { ProposalId, ReserveId } from '../../../../shared/ids.ts'
import type { Finding } from '../../../../shared/rules/findings.ts'
import { findingKey } from '../../../../shared/rules/findings.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { Button } from '../../../design/button.tsx'
import { Checkbox } from '../../../design/checkbox.tsx'
import { Mark } from '../../../design/mark.tsx'
import { Skeleton } from '../../../design/skeleton.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { findingText } from '../finding-text.ts'
import { addressOfField, goToField } from '../places.ts'
import { usePlan } from '../plan-context.tsx'
import { usePlaceName } from '../use-place-name.ts'
import { useMessage } from '../use-message.ts'
import type { Checklist, SentProposal } from './checklist.ts'
import styles from './steps.module.css'

/** The dialog closes first, which gives the focus back; then the field takes it. From another page of the plan, as that of its round, one
 *  goes to the plan. */
function useGoThere(close: () => void): (path: Path) => void {
  const { id } = usePlan()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  return path => {
    close()
    if (pathname === `/plans/${id}`) requestAnimationFrame(() => requestAnimationFrame(() => goToField(path)))
    else void navigate(addressOfField(id, path))
  }
}

export function ToFix({ findings, onGo }: { readonly findings: readonly Finding[]; readonly onGo: () => void }) {
  const t = useMessage()
  const nameOf = usePlaceName()
  const goThere = useGoThere(onGo)
  if (findings.length === 0) return <p className={styles.clear}><Mark size="small" tone="ok" /> {t('steps.nothing-to-fix')}</p>
  return (
    <section className={styles.part} aria-labelledby="step-to-fix">
      <h3 id="step-to-fix">{t('steps.to-fix-heading', { count: findings.length })}</h3>
      <ul className={styles.list}>
        {findings.map(finding => {
          const { heading, sentence } = findingText(t, finding)
          const leadsTo = finding.remedy?.do === 'choose' ? finding.remedy.path : finding.path
          return (
            <li key={findingKey(finding)}>
              <span><strong>{nameOf(placeOfFinding(finding))} · {heading}</strong><span className={styles.words}>{sentence}</span></span>
              <Button size="small" onPress={() => goThere(leadsTo)}>{t('steps.go-there')}</Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** What goes along undecided or not looked at: told, and in nobody's way. */
export function LeftOpen({ proposals, toLookAt }: Checklist['leftOpen']) {
  const t = useMessage()
  return (
    <>
      {proposals > 0 && <p className={styles.clear}><Mark size="small" tone="warn" /> {t('steps.proposals-left', { count: proposals })}</p>}
      {toLookAt > 0 && <p className={styles.clear}><Mark size="small" tone="warn" /> {t('steps.to-look-at-left', { count: toLookAt })}</p>}
    </>
  )
}

function placeOfFinding({ subject }: Finding): Path {
  switch (subject.kind) {
    case 'plan':
      return []
    case 'goal':
      return ['goals', subject.goal]
    case 'action':
      return ['actions', subject.action]
  }
}

type AcknowledgedProps = {
  readonly checklist: Checklist
  /** Null for whoever only reads. */
  readonly ticked: ReadonlySet<string> | null
  readonly onTick: (id: ProposalId | ReserveId, isTicked: boolean) => void
  readonly onGo: () => void
}

export function Acknowledged({ checklist: { proposals, reserves }, ticked, onTick, onGo }: AcknowledgedProps) {
  const t = useMessage()
  const nameOf = usePlaceName()
  const goThere = useGoThere(onGo)
  if (reserves === null) return <Skeleton lines={3} />
  if (proposals.length + reserves.length === 0) return <p className={styles.clear}><Mark size="small" tone="ok" /> {t('steps.nothing-open')}</p>
  const item = (id: ProposalId | ReserveId, place: Path, words: string, more: string | null) => (
    <li key={id}>
      <div>
        {ticked === null ? words : <Checkbox isSelected={ticked.has(id)} onChange={isTicked => onTick(id, isTicked)}>{words}</Checkbox>}
        {more !== null && <span className={styles.words}>{more}</span>}
      </div>
      <Button size="small" onPress={() => goThere(place)}>{t('steps.go-there')}</Button>
    </li>
  )
  const proposed = ({ by, change, place }: SentProposal): string =>
    t(change?.kind === 'removal' ? 'steps.acknowledge-removal' : change?.kind === 'action' ? 'steps.acknowledge-action' : 'steps.acknowledge-proposal', { delegation: by === undefined ? '' : partyLabel(by).name, place: nameOf(place ?? []), ...(change?.kind === 'action' && { title: change.action.title }) })
  return (
    <section className={styles.part} aria-labelledby="step-open">
      <h3 id="step-open">{t(ticked === null ? 'steps.open-heading' : 'steps.acknowledge-heading')}</h3>
      <ul className={styles.list}>
        {proposals.map(({ id, proposal }) => item(id, proposal.place ?? [], proposed(proposal), proposal.reason ?? null))}
        {reserves.map(({ id, party, kind, place, words }) => item(id, place, t('steps.acknowledge-reserve', { delegation: partyLabel(party).name, kind: t(`round.answer-${kind}`), place: nameOf(place) }), words))}
      </ul>
    </section>
  )
}
