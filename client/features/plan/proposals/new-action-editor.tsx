// Our draft of a new action: its texts in the ordinary editors, and its fields (new-action-fields.tsx). Colleagues of the delegation write in
// it too, and nobody else is sent any of it.
import { Lock, X } from 'lucide-react'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { GoalId, ProposalId } from '../../../../shared/ids.ts'
import { proposedActionIn } from '../../../../shared/proposals/drafted-action.ts'
import { LightIconButton } from '../../../design/button.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { TextEditor } from '../../../editor/index.ts'
import { useGeneration } from '../../../replica/index.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { fieldId, focusWhenThere } from '../places.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { DraftFoot, SavedWords } from './draft-foot.tsx'
import { NewActionFields } from './new-action-fields.tsx'
import { placeOfNewAction } from './new-action-list.ts'
import type { NewActionPlain } from './new-action-list.ts'
import { NewActionFacts } from './new-action-words.tsx'
import { useMayPropose, useProposalsPage, useSideView } from './proposals-context.tsx'
import type { SideReplica } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'
import styles from './proposals.module.css'

type EditorProps = { readonly state: ProposalsState; readonly side: SideReplica; readonly id: ProposalId; readonly draft: NewActionPlain; readonly name: string }

export function NewActionEditor({ state, side, id, draft, name }: EditorProps) {
  const t = useMessage()
  const { party } = usePlan()
  const generation = useGeneration(side)
  const sides = useSideView(side)
  const view = sides.roots.newActions.get(id)
  const mayWrite = useMayPropose()
  const place = placeOfNewAction(id)
  const key = placeKey(place)
  const takesFocus = useProposalsPage(state, page => page.toFocus === key)
  if (view === undefined) return null
  const delegation = partyLabel(party).name
  /** It goes on where that goal is on the page, and the focus with it. */
  const moveTo = (goal: GoalId): void => {
    view.goal.set(goal)
    requestAnimationFrame(() => requestAnimationFrame(() => focusWhenThere(() => document.getElementById(fieldId(place))?.querySelector<HTMLElement>('[data-goal-of-draft]') ?? null)))
  }
  const text = (field: 'title' | 'description' | 'expectedResult', placeholder: string) => (
    <>
      <p className={styles.newLabel}>{t(`field/action.${field}`)}</p>
      <div data-text={field === 'title' ? 'title' : 'rich'} className={styles.newText}>
        <TextEditor
          key={generation}
          fragment={view[field].fragment}
          kind={field === 'title' ? 'title' : 'rich'}
          awareness={side.awareness}
          undo={side.undo}
          label={t(`field/action.${field}`)}
          placeholder={placeholder}
          readOnly={!mayWrite}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the person has just asked for the draft
          autoFocus={field === 'title' && takesFocus}
          onFocusChange={isFocused => isFocused && state.focused()}
        />
      </div>
    </>
  )
  return (
    <section className={styles.draft} aria-label={t('proposals.our-draft-of', { delegation, place: name })}>
      <div className={styles.draftHead}>
        <span className={styles.draftTitle}><PartyCode {...partyLabel(party)} /> <strong>{t('proposals.our-new-action')}</strong></span>
        <span className={styles.unseen}><Lock aria-hidden /> {t('proposals.only-us', { delegation })}</span>
        <SavedWords side={side} />
        <LightIconButton icon={<X aria-hidden />} label={t('proposals.close-draft')} onClick={() => state.closeDraft(place)} />
      </div>
      {text('title', t('plan.title-empty'))}
      {text('description', t('plan.description-empty'))}
      {mayWrite && <NewActionFields id={id} draft={draft} view={view} side={sides} onMove={moveTo} />}
      {text('expectedResult', t('plan.result-empty'))}
      {!mayWrite && <NewActionFacts action={proposedActionIn(view)} by={party} />}
      <DraftFoot side={side} id={id} place={['goals', draft.goal ?? '']} view={view} reason={draft.reason} name={name} delegation={delegation} mayWrite={mayWrite} onPutAside={() => state.closeDraft(place)} />
    </section>
  )
}
