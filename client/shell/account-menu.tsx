// Who is signed in, for which delegation, and what belongs to the person: delegation to act for, appearance,
// announcements, signing out.
import { Check, Keyboard, LogOut, Mail, Settings2, UsersRound } from 'lucide-react'
import { lazy, Suspense, useEffect, useState, type ComponentType } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { othersAreMuted } from '../design/announcer.ts'
import { Button } from '../design/button.tsx'
import { Face } from '../design/face.tsx'
import { Link } from '../design/link.tsx'
import { PartyCode } from '../design/party-code.tsx'
import { personColour } from '../../shared/person-colour.ts'
import { Popover } from '../design/popover.tsx'
import { usePreference } from '../design/preference.ts'
import { showToast } from '../design/toasts.tsx'
import { VisuallyHidden } from '../design/visually-hidden.tsx'
import { useMessage } from '../messages/use-message.tsx'
import type { PartyId } from '../../shared/ids.ts'
import { onOpened } from '../replica/open-replicas.ts'
import type { UnsentWork } from '../replica/unsent-work.ts'
import styles from './account-menu.module.css'
import { useCommandRegister, useCommands } from './commands.tsx'
import { loadSignOutDialog, lookForUnsentWork } from './leaving.ts'
import { partyLabel } from './party-label.ts'
import { usePagePerson, useSession } from './session.tsx'
import { themeChoice, themes } from './theme.ts'

const SignOutDialog = lazy(async () => ({ default: (await loadSignOutDialog()).SignOutDialog }))
/** With a document open there may come to be unsent work, and then no network to fetch the question with. */
const fetchAhead = (): void => void loadSignOutDialog().catch(() => undefined)

export function AccountMenu() {
  const t = useMessage()
  const { person, party } = usePagePerson()
  const [unsent, setUnsent] = useState<UnsentWork | null>(null)
  useEffect(() => onOpened(fetchAhead), [])
  const leave = useLeave(setUnsent)
  useAccountCommands(leave)
  const delegation = party === null ? null : partyLabel(party)
  const name = t('shell.account', { name: person.name, delegation: delegation?.name ?? t('shell.no-delegation') })
  return (
    <>
      <Popover
        label={t('shell.account-menu')}
        placement="bottom end"
        trigger={(
          <AriaButton className={styles.trigger ?? ''} onHoverStart={fetchSettings} onFocus={fetchSettings}>
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
            <Settings />
            <Shortcuts onChosen={close} />
            <section className={styles.section}>
              <Button
                variant="quiet"
                isWide
                icon={<LogOut aria-hidden />}
                onPress={async () => {
                  if ((await leave()) === 'asked') close()
                }}
              >
                {t('shell.sign-out')}
              </Button>
            </section>
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
        <li><Link look="name" href="/mail" className={styles.choice ?? ''} onPress={onLeave}><Mail aria-hidden size={16} />{t('shell.mail')}</Link></li>
        {isAdministrator && <li><Link look="name" href="/set-up" className={styles.choice ?? ''} onPress={onLeave}><Settings2 aria-hidden size={16} />{t('shell.set-up')}</Link></li>}
      </ul>
    </section>
  )
}

/** What is chosen seldom comes when the menu is first opened, or is about to be; without a connection it may be missing, and the
 *  rest of the menu is not. */
const loadSettings = () => import('./account-settings.tsx')
const fetchSettings = (): void => void loadSettings().catch(() => undefined)

function Settings() {
  const [Loaded, setLoaded] = useState<ComponentType | null>(null)
  useEffect(() => {
    loadSettings().then(({ AccountSettings }) => setLoaded(() => AccountSettings), () => undefined)
  }, [])
  return Loaded === null ? null : <Loaded />
}

function Shortcuts({ onChosen }: { readonly onChosen: () => void }) {
  const t = useMessage()
  const register = useCommandRegister()
  const open = (): void => {
    onChosen()
    register.do('shortcuts')
  }
  return (
    <section className={styles.section}>
      <Button variant="quiet" isWide icon={<Keyboard aria-hidden />} onPress={open}>{t('shortcuts.open-short')}</Button>
    </section>
  )
}

/** Signs out, or asks about unsent work first. */
function useLeave(onUnsent: (work: UnsentWork) => void): () => Promise<'asked' | 'left' | 'failed'> {
  const t = useMessage()
  const session = useSession()
  const { person } = usePagePerson()
  return async () => {
    const work = await lookForUnsentWork(person.id)
    if (work.changes > 0) {
      onUnsent(work)
      return 'asked'
    }
    const answer = await session.signOut()
    if (answer.ok) return 'left'
    showToast({ tone: 'warn', text: t('shell.sign-out-failed') })
    return 'failed'
  }
}

/** What belongs to the person, by name. */
function useAccountCommands(leave: () => Promise<unknown>): void {
  const t = useMessage()
  const session = useSession()
  const { memberships, party } = usePagePerson()
  const theme = usePreference(themeChoice)
  const muted = usePreference(othersAreMuted)
  const others = [...new Set(memberships.map(held => held.party))].filter(held => held !== party)
  useCommands([
    ...themes.filter(id => id !== theme).map(id => ({ id: `theme ${id}`, label: t(`palette.theme-${id}`), words: t('palette.theme-words'), place: 'account' as const, run: () => themeChoice.set(id) })),
    { id: 'announce others', label: t(muted === 'no' ? 'palette.announce-off' : 'palette.announce-on'), words: t('palette.announce-words'), place: 'account', run: () => othersAreMuted.set(muted === 'no' ? 'yes' : 'no') },
    ...others.map(id => ({ id: `act for ${id}`, label: t('palette.act-for', { delegation: partyLabel(id).name }), place: 'account' as const, run: () => session.actFor(id) })),
    { id: 'sign out', label: t('shell.sign-out'), place: 'account', run: () => void leave() },
  ])
}
