// What new actions are proposed for a goal: nothing, for almost all of them; else our drafts, and what others propose, which come when they
// are needed. And the way to begin one, where none can be added.
import { Plus } from 'lucide-react'
import { Suspense } from 'react'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { CycleView } from '../../../../shared/api/cycles.ts'
import { ProposalId } from '../../../../shared/ids.ts'
import { Button } from '../../../design/button.tsx'
import { useCommands } from '../../../shell/commands.tsx'
import { lazilyOrNothing } from '../../../shell/lazily.tsx'
import { usePlanReading } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { newActionsFor } from './new-action-list.ts'
import { openProposalsAt } from './proposal-list.ts'
import { useNewActions, useProposals, useProposalsPage } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'
import { useProposeAction } from './use-propose-action.ts'

const NewActionsHere = lazilyOrNothing(async () => (await import('./new-actions-here.tsx')).default)

type AtProps = { readonly goal: CycleView['goals'][number]; /** Whether this person adds actions here by themselves. */ readonly mayAdd: boolean }

export function NewActionsAt({ goal, mayAdd }: AtProps) {
  const t = useMessage()
  const state = useProposals()?.state ?? null
  const propose = useProposeAction()
  const open = usePlanReading(({ proposals }) => openProposalsAt(proposals, ['goals', goal.id]).join(' '))
  const drafts = useNewActions(newActions => newActionsFor(newActions, goal.id).join(' '))
  // Who adds actions by themselves may still choose to draft one that only their delegation sees.
  const label = t(mayAdd ? 'proposals.draft-action' : 'proposals.propose-action', { number: goal.number })
  useCommands(propose === null ? [] : [{ id: `propose action ${goal.id}`, label, words: goal.title, place: 'page', run: () => propose(goal.id) }])
  return (
    <>
      {(open !== '' || drafts !== '') && <Suspense fallback={null}><NewActionsHere name={t('plan.goal', { number: goal.number })} open={idsIn(open)} drafts={idsIn(drafts)} /></Suspense>}
      {state !== null && <Begins state={state} goal={goal.id} />}
      {propose !== null && !mayAdd && <Button size="small" icon={<Plus aria-hidden />} onPress={() => propose(goal.id)}>{label}</Button>}
    </>
  )
}

function Begins({ state, goal }: { readonly state: ProposalsState; readonly goal: string }) {
  const t = useMessage()
  return useProposalsPage(state, page => page.begun.has(placeKey(['goals', goal]))) ? <output>{t('proposals.begins')}</output> : null
}

/** As one word, so that the page draws again only when they are others. */
const idsIn = (joined: string): readonly ProposalId[] => (joined === '' ? [] : joined.split(' ').map(id => ProposalId.parse(id)))
