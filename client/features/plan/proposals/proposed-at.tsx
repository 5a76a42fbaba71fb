// What is proposed at one place of the page: nothing, for almost all of them; else our draft, and what others propose, which come when
// they are needed.
import { Suspense } from 'react'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { lazilyOrNothing } from '../../../shell/lazily.tsx'
import { usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { openProposalsAt } from './proposal-list.ts'
import { useDraftIdAt, useProposals, useProposalsPage } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'

const ProposedHere = lazilyOrNothing(async () => (await import('./proposed-here.tsx')).default)

/** @param name what the place is called. */
export function ProposedAt({ place, name }: { readonly place: Path; readonly name: string }) {
  const proposals = useProposals()
  return proposals === null ? null : <At state={proposals.state} place={place} name={name} />
}

function At({ state, place, name }: { readonly state: ProposalsState; readonly place: Path; readonly name: string }) {
  const t = useMessage()
  const open = usePlanReading(({ proposals }) => openProposalsAt(proposals, place), sameIds)
  const draft = useDraftIdAt(place)
  const isAskedFor = useProposalsPage(state, page => page.begun.has(placeKey(place)))
  if (open.length === 0 && draft === null) return isAskedFor ? <output>{t('proposals.begins')}</output> : null
  return <Suspense fallback={null}><ProposedHere place={place} name={name} open={open} draft={draft} /></Suspense>
}

const sameIds = (one: readonly string[], other: readonly string[]): boolean => one === other || (one.length === other.length && one.every((id, index) => other[index] === id))
