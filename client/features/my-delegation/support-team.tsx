// What the support team looks after: plans without a driver, and rules that turn work away again and again.
import { Link } from '../../design/link.tsx'
import { useLivePlans } from '../../live/index.ts'
import { useMessage } from './use-message.ts'
import styles from './my-delegation.module.css'
import { useNames } from './use-words.ts'

export function SupportTeam() {
  const t = useMessage()
  const { plans, repeatedRefusals } = useLivePlans()
  const names = useNames()
  const vacant = [...plans.values()].map(({ summary }) => summary).filter(({ archived, status, driver }) => !archived && status !== 'closed' && driver === null)
  return (
    <section className={styles.card} aria-labelledby="own-support">
      <header className={styles.cardHead}><h2 id="own-support">{t('own.support')}</h2></header>
      <p className={styles.note}>{t('own.support-vacant', { count: vacant.length })}</p>
      {vacant.length > 0 && <ul className={styles.links}>{vacant.map(({ plan }) => <li key={plan}><Link href={`/plans/${plan}`}>{names.planOf(plan)}</Link></li>)}</ul>}
      <p className={styles.note}>{t('own.support-refusals', { count: repeatedRefusals.length })}{' '}{repeatedRefusals.length > 0 && <Link href="/plans#repeated-refusals">{t('own.support-refusals-look')}</Link>}</p>
    </section>
  )
}
