// Deciding on a list of proposals: what is asked, chosen and reached, and after each act the focus on the next.
import { useCallback, useEffect, useMemo, useRef, useState, type FocusEvent, type RefObject } from 'react'
import type { ProposalId } from '../../../../shared/ids.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { proposalDomId, type Asked, type ItemActs } from '../proposals/proposal-item.tsx'
import type { Listed } from '../proposals/proposal-list.ts'
import { useDecide, type Verdict } from '../proposals/use-decide.ts'
import { idAround } from '../proposals/use-list-keys.ts'

export type DecidingList = {
  readonly isPending: boolean
  readonly picked: ReadonlySet<ProposalId>
  /** The one that the Tab key comes to. */
  readonly current: ProposalId | null
  readonly asked: Asked | null
  /** What no longer fits: somebody has to choose what is to stand there. */
  readonly misfit: ProposalId | null
  /** The place whose proposals are looked at side by side, by its key. */
  readonly beside: string | null
  readonly acts: ItemActs
  readonly decide: (ids: readonly ProposalId[], verdict: Verdict) => Promise<void>
  readonly pick: (ids: readonly ProposalId[], isPicked: boolean) => void
  readonly goTo: (id: ProposalId) => void
  readonly showBeside: (place: string | null) => void
  readonly leaveMisfit: () => void
  readonly noteFocus: (event: FocusEvent) => void
}

type Given = { readonly shown: readonly Listed[]; readonly whole: RefObject<HTMLElement | null>; readonly goTo: (place: Path) => void }

export function useDeciding({ shown, whole, goTo }: Given): DecidingList {
  const deciding = useDecide()
  const [reached, setReached] = useState<ProposalId | null>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [misfit, setMisfit] = useState<ProposalId | null>(null)
  const [beside, setBeside] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<ProposalId>>(new Set())
  const current = shown.some(({ id }) => id === reached) ? reached : (shown[0]?.id ?? null)
  const pick = useCallback((ids: readonly ProposalId[], isPicked: boolean): void => setPicked(before => new Set(isPicked ? [...before, ...ids] : [...before].filter(id => !ids.includes(id)))), [])

  const decide = async (ids: readonly ProposalId[], verdict: Verdict): Promise<void> => {
    const index = shown.findIndex(({ id }) => ids.includes(id))
    const next = [...shown.slice(index + 1), ...shown.slice(0, Math.max(0, index)).toReversed()].find(({ id }) => !ids.includes(id))?.id ?? null
    setAsked(null)
    setBeside(null)
    const [first] = await deciding.decide(ids, verdict)
    pick(ids, false)
    if (first !== undefined) {
      setReached(first)
      if (ids.length === 1) return setMisfit(first)
    } else if (next !== null) setReached(next)
    // Drawn anew first. With the last of them: where one goes on, else the heading.
    afterDrawing(() => {
      const item = first ?? next
      const after = item === null ? whole.current?.querySelector<HTMLElement>('[data-after-last] button') ?? whole.current?.querySelector<HTMLElement>('h3') : document.getElementById(proposalDomId(item))
      after?.focus()
    })
  }
  // Items are drawn anew only when something of theirs changes, so what they call stays the same.
  const latest = useRef({ decide, goTo })
  useEffect(() => {
    latest.current = { decide, goTo }
  })
  const acts = useMemo<ItemActs>(() => ({
    accept: (id, reason) => void latest.current.decide([id], { decision: 'accepted', ...(reason !== undefined && { reason }) }),
    decline: (id, reason) => void latest.current.decide([id], { decision: 'declined', reason }),
    withdraw: id => void latest.current.decide([id], { decision: 'withdrawn' }),
    pick: (id, isPicked) => pick([id], isPicked),
    goTo: place => latest.current.goTo(place),
    ask: asking => {
      setAsked(asking)
      if (asking === null) afterDrawing(() => whole.current?.querySelector<HTMLElement>('[data-proposal][tabindex="0"]')?.focus())
      else setReached(asking.id)
    },
  }), [whole, pick])
  return {
    isPending: deciding.isPending,
    picked,
    current,
    asked,
    misfit,
    beside,
    acts,
    decide,
    pick,
    goTo: id => {
      setReached(id)
      document.getElementById(proposalDomId(id))?.focus()
    },
    showBeside: setBeside,
    leaveMisfit: () => setMisfit(null),
    noteFocus: ({ target }) => setReached(idAround(target) ?? reached),
  }
}

const afterDrawing = (then: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(then))
