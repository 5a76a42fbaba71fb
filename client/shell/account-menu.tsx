// Who is signed in, for which delegation, and what belongs to the person: delegation to act for, appearance,
// announcements, signing out.
import { Check, LogOut, Monitor, Moon, Settings2, Sun, UsersRound } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { othersAreMuted } from '../design/announcer.ts'
import { Button } from '../design/button.tsx'
import { Switch } from '../design/checkbox.tsx'
import { Face } from '../design/face.tsx'
import { Link } from '../design/link.tsx'
import { PartyCode } from '../design/party-code.tsx'
import { personColour } from '../../shared/person-colour.ts'
import { Popover } from '../design/popover.tsx'
import { usePreference } from '../design/preference.ts'
import { SegmentedControl } from '../design/segmented-control.tsx'
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
import { isTheme, themeChoice } from './theme.ts'

const SignOutDialog = lazy(async () => ({ default: (await loadSignOutDialog()).SignOutDialog }))
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
            <Pages onLeave={close} />
            <Appearance />
            <Announcements />
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

/** The pages that belong to a person and not to the plans. */
function Pages({ onLeave }: { readonly onLeave: () => void }) {
  const t = useMessage()
  const { memberships } = usePagePerson()
  const isAdministrator = memberships.some(membership => membership.function === 'administrator')
  return (
    <section className={styles.section}>
      <ul className={styles.delegations}>
        <li><Link look="name" href="/people" className={styles.choice ?? ''} onPress={onLeave}><UsersRound aria-hidden size={16} />{t('shell.people')}</Link></li>
        {isAdministrator && <li><Link look="name" href="/set-up" className={styles.choice ?? ''} onPress={onLeave}><Settings2 aria-hidden size={16} />{t('shell.set-up')}</Link></li>}
      </ul>
    </section>
  )
}

function Appearance() {
  const t = useMessage()
  const theme = usePreference(themeChoice)
  return (
    <section className={styles.section}>
      <h3>{t('shell.appearance')}</h3>
      <SegmentedControl
        label={t('shell.appearance')}
        value={theme}
        onChange={(id) => isTheme(id) && themeChoice.set(id)}
        segments={[
          { id: 'light', label: t('shell.theme-light'), icon: <Sun aria-hidden /> },
          { id: 'dark', label: t('shell.theme-dark'), icon: <Moon aria-hidden /> },
          { id: 'system', label: t('shell.theme-system'), icon: <Monitor aria-hidden /> },
        ]}
      />
    </section>
  )
}

function Announcements() {
  const t = useMessage()
  const muted = usePreference(othersAreMuted)
  return (
    <section className={styles.section}>
      <h3>{t('shell.announcements')}</h3>
      <Switch isSelected={muted === 'no'} onChange={(isOn) => othersAreMuted.set(isOn ? 'no' : 'yes')}>{t('shell.announce-others')}</Switch>
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
