// Which versions are shown, and how, as a part of the page's address, so that a link, the way back and loading anew show the same.
import type { MomentsAnswer } from '../../../shared/api/history.ts'

/** What the page shows: what was done, two versions beside each other, or one to look at. */
export type Shown = 'activity' | 'versions' | 'version'
type Moments = Pick<MomentsAnswer, 'begin' | 'seq' | 'versions' | 'lastLook'>

export function shownIn(address: URLSearchParams): Shown {
  const show = address.get('show')
  return show === 'versions' || show === 'version' ? show : 'activity'
}

/** The address of one of the three, without what belongs to the others. */
export const addressOfShown = (shown: Shown): URLSearchParams => new URLSearchParams(shown === 'activity' ? {} : { show: shown })

/** The version that an address names first or second; null where it names none that this plan has. */
export function versionIn(address: URLSearchParams, which: 'one' | 'other', { begin, seq }: Moments): number | null {
  const named = address.get(which) ?? ''
  return /^\d{1,16}$/.test(named) && Number(named) >= begin && Number(named) <= seq ? Number(named) : null
}

/** @param later null: the plan as it is now. */
export function addressOfTwo(earlier: number, later: number | null): URLSearchParams {
  const address = addressOfShown('versions')
  address.set('one', String(earlier))
  if (later !== null) address.set('other', String(later))
  return address
}

export function addressOfOne(seq: number): URLSearchParams {
  const address = addressOfShown('version')
  address.set('one', String(seq))
  return address
}

/** What is compared with now for a start: what stood there at the last look, or what was adopted or consulted last, or the last day before this
 *  one; of these the first from which on something was written. */
export function earlierOf({ lastLook, versions, begin }: Moments, today: string): number {
  // The end of a day is the last that was written on it.
  const written = versions.find(({ kind }) => kind === 'day')?.seq ?? begin
  const steps = versions.filter(({ kind }) => kind === 'adopted' || kind === 'consultation')
  const days = versions.filter(version => version.kind === 'day' && !isOn(today, version))
  return [...(lastLook === null ? [] : [lastLook]), ...steps, ...days].find(({ seq }) => seq >= begin && seq < written)?.seq ?? begin
}

export const isOn = (day: string, { at }: { readonly at: string }): boolean => at.slice(0, 10) === day

/** As the server tells days. */
export const today = (): string => new Date().toISOString().slice(0, 10)
