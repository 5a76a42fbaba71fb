// The table of mandates as the person who looks may use it now: each line with who, what, when and the source.
import { mandateRows } from '../../../../shared/mandates/mandates.ts'
import type { MandateRow } from '../../../../shared/mandates/mandates.ts'
import { holdsInPlan } from '../../../../shared/mandates/own-rights.ts'
import { sources } from '../../../../shared/sources.ts'
import { planStatuses, planStatusLabels } from '../../../../shared/vocabularies/vocabularies.ts'
import { Mark } from '../../../design/mark.tsx'
import { useMessage, type Translate } from '../use-message.ts'
import { usePlan } from '../plan-context.tsx'
import styles from './access.module.css'

export function Rights() {
  const t = useMessage()
  const { facts, asWriter, replica } = usePlan()
  const actions = Object.values(replica.reading.current().actions).flatMap(action => (action === undefined ? [] : [action]))
  const own = mandateRows.map(row => ({ row, place: placeOf(t, row, holdsInPlan(row, asWriter, facts, actions)) }))
  const isYours = ({ place }: (typeof own)[number]): boolean => place.isOpen
  return (
    <section className={styles.section} aria-labelledby="access-rights">
      <h3 id="access-rights">{t('access.rights')}</h3>
      {own.some(isYours) ? <Lines lines={own.filter(isYours)} /> : <p>{t('access.only-read')}</p>}
      <details>
        <summary>{t('access.everything')}</summary>
        <Lines lines={own.filter(line => !isYours(line))} />
      </details>
    </section>
  )
}

type Place = { readonly isOpen: boolean; readonly sentence: string }

function placeOf(t: Translate, row: MandateRow, { held, hasFunction, isOpen }: ReturnType<typeof holdsInPlan>): Place {
  const role = t(`access.role-${row.role}`)
  if (held === 0) return { isOpen: false, sentence: t('access.not-yours', { role }) }
  if (!hasFunction) return { isOpen: false, sentence: t(row.functions.includes('drafter') ? 'access.drafters' : 'access.speakers', { role }) }
  if (!isOpen) return { isOpen: false, sentence: t('access.not-now', { role }) }
  if (row.role === 'named') return { isOpen: true, sentence: t('access.yours-named', { count: held }) }
  return { isOpen: true, sentence: row.role === 'action-leader' || row.role === 'co-leader' || row.role === 'author' ? t('access.yours-in', { role, count: held }) : t('access.yours', { role }) }
}

type Line = { readonly row: MandateRow; readonly place: Place }

/** What is said of one role once, with all that it may write under it. */
function bySentence(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const groups = new Map<string, Line[]>()
  for (const line of lines) groups.set(line.place.sentence, [...(groups.get(line.place.sentence) ?? []), line])
  return groups
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const t = useMessage()
  return (
    <ul className={styles.lines}>
      {[...bySentence(lines)].map(([sentence, rows]) => (
        <li key={sentence}>
          <Mark size="small" tone={rows[0]?.place.isOpen ? 'ok' : 'neutral'} />
          <div>
            <strong>{sentence}</strong>
            {rows.map(({ row }) => (
              <p key={row.writes.join(' ')}>
                {row.writes.map(kind => t(`access.writes-${kind}`)).join(' · ')}
                <small>{t('access.when', { statuses: statusesIn(t, row.statuses) })} · {sources[row.source].short}: {row.passage}</small>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Statuses that follow one another are told by the first and the last of them. */
function statusesIn(t: Translate, statuses: MandateRow['statuses']): string {
  const stretches: string[][] = []
  planStatuses.forEach((status, index) => {
    if (!statuses.includes(status)) return
    const before = planStatuses[index - 1]
    const stretch = before !== undefined && statuses.includes(before) ? stretches.at(-1) : undefined
    if (stretch === undefined) stretches.push([planStatusLabels[status]])
    else stretch.push(planStatusLabels[status])
  })
  return stretches.map(stretch => (stretch.length > 2 ? t('access.when-from-to', { first: stretch[0] ?? '', last: stretch.at(-1) ?? '' }) : stretch.join(', '))).join(', ')
}
