// What our delegation has drafted and not sent, plan by plan.
import { Lock } from 'lucide-react'
import type { Unsent } from '../../../shared/api/open-rounds.ts'
import { Link } from '../../design/link.tsx'
import styles from './open-rounds.module.css'
import { useMessage } from './use-message.ts'
import { useNames } from './use-names.ts'

export function UnsentList({ unsent }: { readonly unsent: readonly Unsent[] }) {
  const t = useMessage()
  const names = useNames()
  if (unsent.length === 0) return null
  return (
    <section className={styles.unsent} aria-labelledby="rounds-unsent">
      <h2 id="rounds-unsent">{t('rounds.unsent')}</h2>
      <p className={styles.private}><Lock aria-hidden /> {t('rounds.unsent-why')}</p>
      {unsent.map(({ plan, places }) => (
        <div key={plan} className={styles.unsentPlan}>
          <h3>{t('rounds.unsent-in', { count: places.length, plan: names.planOf(plan) })}</h3>
          <ul>{places.map(place => <li key={place.join('/')}><Link href={names.addressOf(plan, place)}>{names.placeOf(plan, place)}</Link></li>)}</ul>
        </div>
      ))}
    </section>
  )
}
