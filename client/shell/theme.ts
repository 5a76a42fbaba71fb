// Light, dark, or as the system has it; remembered on this device and applied to the whole page by data-theme on html.
import { createPreference } from '../design/preference.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeChoice = createPreference<Theme>('empact.theme', themes, 'system')

export function isTheme(text: string): text is Theme {
  return themes.some((theme) => theme === text)
}

/** Applies the choice now and whenever it changes, here or in another window. Gives back how to stop. */
export function followTheme(): () => void {
  const apply = () => {
    const theme = themeChoice.get()
    if (theme === 'system') document.documentElement.removeAttribute('data-theme')
    else document.documentElement.setAttribute('data-theme', theme)
  }
  apply()
  return themeChoice.subscribe(apply)
}
