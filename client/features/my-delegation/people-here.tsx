// Who of the delegation is in which plan at this moment; oneself is left out.
import type { PartyId } from '../../../shared/ids.ts'
import { personColour } from '../../../shared/person-colour.ts'
import { Face } from '../../design/face.tsx'
import { Link } from '../../design/link.tsx'
import { useLivePlans } from '../../live/index.ts'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import styles from './my-delegation.module.css'
import { useNames } from './use-words.ts'

export function PeopleHere({ party }: { readonly party: PartyId }) {
  const t = useMessage()
  const { person: own } = usePagePerson()
  const { plans } = useLivePlans()
  const names = useNames()
  const here = [...plans.values()].flatMap(({ summary: { plan }, people }) =>
    // Two pages of one person are one face.
    [...new Map(people.filter(person => person.party === party && person.person !== own.id).map(person => [person.person, person])).values()].map(person => ({ plan, ...person })))
  return (
    <section className={styles.card} aria-labelledby="own-here">
      <header className={styles.cardHead}><h2 id="own-here">{t('own.here')}</h2></header>
      {here.length === 0 && <p className={styles.note}>{t('own.here-nobody', { delegation: partyLabel(party).name })}</p>}
      {here.length > 0 && (
        <ul className={styles.people}>
          {here.map(({ person, name, plan }) => (
            <li key={`${person} ${plan}`}>
              <Face person={{ id: person, name, delegation: partyLabel(party), colour: personColour(person) }} />
              <span className={styles.person}><span>{name}</span><Link href={`/plans/${plan}`}>{t('own.here-line', { plan: names.planOf(plan) })}</Link></span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
