// What a person chooses for themselves in the account menu: appearance and announcements.
import { Monitor, Moon, Sun } from 'lucide-react'
import { othersAreMuted } from '../design/announcer.ts'
import { Switch } from '../design/checkbox.tsx'
import { usePreference } from '../design/preference.ts'
import { SegmentedControl } from '../design/segmented-control.tsx'
import { useMessage } from '../messages/use-message.tsx'
import styles from './account-menu.module.css'
import { isTheme, themeChoice } from './theme.ts'

export function AccountSettings() {
  return <><Appearance /><Announcements /></>
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
