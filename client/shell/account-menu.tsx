// Who is signed in, for which delegation, and what belongs to the person: delegation to act for, appearance,
// announcements, signing out.
import { Check, LogOut } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../design/button.tsx'
import { Face } from '../design/face.tsx'
import { PartyCode } from '../design/party-code.tsx'
import { personColour } from '../../shared/person-colour.ts'
import { Popover } from '../design/popover.tsx'
import { showToast } from '../design/toasts.tsx'
import { VisuallyHidden } from '../design/visually-hidden.tsx'
import { useMessage } from '../messages/use-message.tsx'
import type { PartyId } from '../../shared/ids.ts'
import { onOpened } from '../replica/open-replicas.ts'
import type { UnsentWork } from '../replica/unsent-work.ts'
import styles from './account-menu.module.css'
import { loadSignOutDialog, lookForUnsentWork } from './leaving.ts'
import { partyLabel } from './party-label.ts'
import { usePagePerson, useSession } from './session.tsx'

const SignOutDialog = lazy(async () => ({ default: (await loadSignOutDialog()).SignOutDialog }))
/** Comes when the menu is opened, so that pages do not wait for it; without it one can still sign out. */
const Preferences = lazy(async () => ({ default: await import('./account-preferences.tsx').then(loaded => loaded.Preferences, () => Nothing) }))
const Nothing = () => null
/** With a document open there may come to be unsent work, and then no network to fetch the question with. */
const fetchAhead = (): void => void loadSignOutDialog().catch(() => undefined)

export function AccountMenu() {
  const t = useMessage()
  const { person, party } = usePagePerson()
  const [unsent, setUnsent] = useState<UnsentWork | null>(null)
  useEffect(() => onOpened(fetchAhead), [])
  const delegation = party === null ? null : partyLabel(party)
  const name = t('shell.account', { name: person.name, delegation: delegation?.name ?? t('shell.no-delegation') })
  return (
    <>
      <Popover
        label={t('shell.account-menu')}
        placement="bottom end"
        trigger={(
          <AriaButton className={styles.trigger ?? ''}>
            <VisuallyHidden>{name}</VisuallyHidden>
            {delegation !== null && <span aria-hidden className={styles.code}><PartyCode {...delegation} /></span>}
            <span aria-hidden><Face person={{ id: person.id, name: person.name, colour: personColour(person.id), delegation: delegation ?? partyLabel('') }} /></span>
          </AriaButton>
        )}
      >
        {close => (
          <div className={styles.panel}>
            <p className={styles.name}><strong>{person.name}</strong></p>
            <Delegations />
            <Suspense fallback={<div className={styles.toCome} />}><Preferences /></Suspense>
            <SignOut
              onUnsent={work => {
                close()
                setUnsent(work)
              }}
            />
          </div>
        )}
      </Popover>
      {unsent !== null && <Suspense fallback={null}><SignOutDialog work={unsent} onClose={() => setUnsent(null)} /></Suspense>}
    </>
  )
}

function Delegations() {
  const t = useMessage()
  const session = useSession()
  const { memberships, party } = usePagePerson()
  const held = [...new Set(memberships.map((membership) => membership.party))]
  const functionsFor = (id: PartyId) => memberships.filter((membership) => membership.party === id).map((membership) => t(`shell.function.${membership.function}`)).join(', ')
  return (
    <section className={styles.section} aria-label={t('shell.act-for')}>
      {held.length > 1 && <h3>{t('shell.act-for')}</h3>}
      <ul className={styles.delegations}>
        {held.map((id) => {
          const label = partyLabel(id)
          const content = (
            <>
              <PartyCode {...label} />
              <span className={styles.delegation}><span aria-hidden>{label.name}</span><small>{functionsFor(id)}</small></span>
            </>
          )
          return (
            <li key={id}>
              {held.length === 1
                ? <div className={styles.choice}>{content}</div>
                : (
                    <AriaButton className={styles.choice ?? ''} aria-pressed={id === party} onPress={() => session.actFor(id)}>
                      {content}
                      {id === party && <Check aria-hidden size={16} className={styles.tick} />}
                    </AriaButton>
                  )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function SignOut({ onUnsent }: { readonly onUnsent: (work: UnsentWork) => void }) {
  const t = useMessage()
  const session = useSession()
  const { person } = usePagePerson()
  const leave = async () => {
    const work = await lookForUnsentWork(person.id)
    if (work.changes > 0) return onUnsent(work)
    const answer = await session.signOut()
    if (!answer.ok) showToast({ tone: 'warn', text: t('shell.sign-out-failed') })
  }
  return (
    <section className={styles.section}>
      <Button variant="quiet" isWide icon={<LogOut aria-hidden />} onPress={leave}>{t('shell.sign-out')}</Button>
    </section>
  )
}
