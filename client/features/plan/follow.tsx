// Following a person who is in the plan: the page shows the view and the place where that person is, and goes along, until
// one scrolls, types or says so. The focus stays where one has it: whoever follows looks, and is nowhere else.
import { useCallback, useEffect, useEffectEvent, useState } from 'react'
import { announce } from '../../design/announcer.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { showField } from './places.ts'
import type { OtherPerson } from './use-place.ts'
import { useMessage } from './use-message.ts'

export type Following = {
  readonly person: OtherPerson | null
  readonly follow: (person: string) => void
  readonly stop: () => void
}

/** Keys that only lead to the bar's own button, or are held while another is pressed. */
const harmless: ReadonlySet<string> = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta'])

/** @param show goes to a view of the plan by its id. */
export function useFollow(people: readonly OtherPerson[], shownView: string, show: (view: string) => void): Following {
  const t = useMessage()
  const [followed, setFollowed] = useState<{ readonly person: string; readonly name: string } | null>(null)
  const [left, setLeft] = useState<string | null>(null)
  const person = followed === null ? null : people.find(other => other.person === followed.person) ?? null

  const follow = useCallback((id: string): void => {
    const chosen = people.find(other => other.person === id)
    if (chosen === undefined) return
    setLeft(null)
    setFollowed({ person: id, name: chosen.name })
    announce(t('follow.begun', { name: chosen.name, delegation: partyLabel(chosen.party).name }))
  }, [people, t])
  const stop = (): void => {
    if (followed === null) return
    setFollowed(null)
    announce(t('follow.ended', { name: followed.name }))
  }
  const end = useEffectEvent(stop)

  const isFollowing = followed !== null
  // Whoever has left is followed no more, also when they come back.
  if (followed !== null && person === null) {
    setLeft(followed.name)
    setFollowed(null)
  }
  useEffect(() => {
    if (left !== null) announce(t('follow.left', { name: left }))
  }, [left, t])

  useEffect(() => {
    if (!isFollowing) return
    const scrolled = (): void => end()
    const typed = ({ key }: KeyboardEvent): void => {
      if (!harmless.has(key)) end()
    }
    window.addEventListener('wheel', scrolled, { passive: true })
    window.addEventListener('touchmove', scrolled, { passive: true })
    window.addEventListener('keydown', typed, { capture: true })
    return () => {
      window.removeEventListener('wheel', scrolled)
      window.removeEventListener('touchmove', scrolled)
      window.removeEventListener('keydown', typed, { capture: true })
    }
  }, [isFollowing])

  const view = person?.view ?? null
  const isElsewhere = view !== null && view !== shownView
  const goToView = useEffectEvent((id: string) => show(id))
  useEffect(() => {
    if (isElsewhere && view !== null) goToView(view)
  }, [isElsewhere, view])
  const place = person?.place ?? null
  useEffect(() => {
    if (place !== null && !isElsewhere) showField(place)
  }, [place, isElsewhere])

  return { person, follow, stop }
}

export function FollowBar({ following: { person, stop } }: { readonly following: Following }) {
  const t = useMessage()
  if (person === null) return null
  return (
    <Banner tone="accent" isAnnounced action={<Button size="small" onPress={stop}>{t('follow.stop')}</Button>}>
      <span style={{ borderInlineStart: `4px solid ${person.colour}`, paddingInlineStart: 8 }}>
        {t('follow.following', { name: person.name, delegation: partyLabel(person.party).name })} {t('follow.how-to-end')}
      </span>
    </Banner>
  )
}
