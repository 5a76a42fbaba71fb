// Drafts of the delegation that wait to be sent by whoever speaks for it: a row a plan, with the way to them.
import { Lock } from 'lucide-react'
import type { Unsent } from '../../../shared/api/open-rounds.ts'
import { ActionId, GoalId } from '../../../shared/ids.ts'
import type { PlanId } from '../../../shared/ids.ts'
import type { Path } from '../../../shared/schema/node.ts'
import { Link } from '../../design/link.tsx'
import { draftCount } from '../../live/index.ts'
import styles from './my-delegation.module.css'
import { useMessage } from './use-message.ts'
import { useNames } from './use-words.ts'

/** More places than this are counted. */
const mostPlaces = 3

export default function DraftsToSend({ unsent, delegation }: { readonly unsent: readonly Unsent[]; readonly delegation: string }) {
  const t = useMessage()
  const names = useNames()
  const placeOf = (plan: PlanId, [root, id]: Path): string => {
    const [action, goal] = [root === 'actions' ? ActionId.safeParse(id).data : undefined, root === 'goals' ? GoalId.safeParse(id).data : undefined]
    return action !== undefined ? names.actionOf(plan, action) : goal === undefined ? t('own.draft-of-plan') : t('own.draft-in-goal', { number: names.goalOf(goal)?.number ?? 0 })
  }
  const placesOf = ({ plan, places }: Unsent): readonly string[] => {
    const all = [...new Set(places.map(place => placeOf(plan, place)))]
    return all.length <= mostPlaces ? all : [...all.slice(0, mostPlaces), t('own.draft-places-more', { count: all.length - mostPlaces })]
  }
  return (
    <section className={styles.group} aria-labelledby="own-group-send">
      <h3 id="own-group-send" className={styles.groupTitle}>{t('own.group-send')} <span className={styles.groupCount}>{draftCount(unsent)}</span></h3>
      <p className={styles.note}><Lock aria-hidden /> {t('own.drafts-unseen', { delegation })}</p>
      <ul className={styles.rows}>
        {unsent.map(each => (
          <li key={each.plan} className={styles.row}>
            <div className={styles.what}>
              <span className={styles.rowTitle}><Link look="name" href={`/plans/${each.plan}#proposals`}>{t('own.drafts-in', { count: each.places.length, plan: names.planOf(each.plan) })}</Link></span>
              <span className={styles.rowFacts}>{placesOf(each).map(place => <span key={place}>{place}</span>)}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
