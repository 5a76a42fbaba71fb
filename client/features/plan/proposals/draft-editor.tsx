// Our draft at its place: written with the ordinary editor or picker, beside what the plan says and the difference; with its reason,
// and what can be done with it. Colleagues of the delegation write in it too, and nobody else is sent any of it.
import { Lock, X } from 'lucide-react'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { OverlayBase } from '../../../../shared/documents/side.ts'
import { placeKey } from '../../../../shared/documents/open-threads.ts'
import type { ProposalId } from '../../../../shared/ids.ts'
import { mergeTexts, sameBlocks } from '../../../../shared/proposals/merge-texts.ts'
import type { Blocks } from '../../../../shared/proposals/merge-texts.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { LightIconButton } from '../../../design/button.tsx'
import { SegmentedControl } from '../../../design/segmented-control.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { TextEditor } from '../../../editor/index.ts'
import { useGeneration } from '../../../replica/index.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import { TextDifference, ValueDifference } from './difference.tsx'
import { DraftFoot, SavedWords } from './draft-foot.tsx'
import { useMayPropose, useOverlays, useProposalsPage, useSideView } from './proposals-context.tsx'
import type { SideReplica } from './proposals-context.tsx'
import type { ProposalsState } from './proposals-state.ts'
import styles from './proposals.module.css'
import { sameJson, useBlocks, useBlocksAt, useIsThere, useValueAt } from './standing.ts'
import { ValuePicker } from './value-picker.tsx'
import { ValueWords } from './value-words.tsx'

type DraftProps = { readonly state: ProposalsState; readonly side: SideReplica; readonly id: ProposalId; readonly place: Path; readonly name: string }
type Shown = 'draft' | 'difference' | 'plan'

export function DraftEditor({ state, side, id, place, name }: DraftProps) {
  const t = useMessage()
  const { party } = usePlan()
  const view = useSideView(side).roots.overlays.get(id)
  const base = useOverlays(overlays => overlays[id]?.base)
  const reason = useOverlays(overlays => overlays[id]?.reason)
  const [shown, setShown] = useState<Shown>('draft')
  const isThere = useIsThere(place)
  const mayWrite = useMayPropose()
  // One that was sent is closed, and so is the next one at its place until somebody opens it.
  const at = placeKey(place)
  useEffect(() => () => state.closeKey(at), [state, at])
  if (view === undefined || base === undefined) return null
  const delegation = partyLabel(party).name
  return (
    <section className={styles.draft} aria-label={t('proposals.our-draft-of', { delegation, place: name })}>
      <div className={styles.draftHead}>
        <span className={styles.draftTitle}><PartyCode {...partyLabel(party)} /> <strong>{t('proposals.our-draft')}</strong></span>
        <span className={styles.unseen}><Lock aria-hidden /> {t('proposals.only-us', { delegation })}</span>
        <SavedWords side={side} />
        <LightIconButton icon={<X aria-hidden />} label={t('proposals.close-draft')} onClick={() => state.closeDraft(place)} />
      </div>
      {!isThere && <p className={styles.moved}>{t('proposal/no-such-place')}</p>}
      {base.kind === 'removal'
        ? <p>{t('proposals.removal-wish')}</p>
        : (
            <>
              <SegmentedControl
                label={t('proposals.show')}
                segments={(['draft', 'difference', 'plan'] as const).map(each => ({ id: each, label: t(`proposals.show-${each}`) }))}
                value={shown}
                onChange={each => setShown(each as Shown)}
              />
              {base.kind === 'text'
                ? <TextDraft state={state} side={side} id={id} place={place} name={name} base={base.base} shown={shown} mayWrite={mayWrite} />
                : <ValueDraft state={state} side={side} id={id} place={place} name={name} base={base} shown={shown} mayWrite={mayWrite} />}
            </>
          )}
      <DraftFoot side={side} id={id} place={place} view={view} reason={reason} name={name} delegation={delegation} mayWrite={mayWrite} onPutAside={() => state.closeDraft(place)} />
    </section>
  )
}

type KindProps = DraftProps & { readonly shown: Shown; readonly mayWrite: boolean }

/** Whether the caret goes into it now: the draft was just asked for. */
const useTakesFocus = (state: ProposalsState, place: Path): boolean => useProposalsPage(state, page => page.toFocus === placeKey(place))

function TextDraft({ state, side, id, place, name, base, shown, mayWrite }: KindProps & { readonly base: Blocks }) {
  const t = useMessage()
  const { party } = usePlan()
  const generation = useGeneration(side)
  const fragment = useSideView(side).roots.overlays.get(id)?.text.fragment ?? null
  const now = useBlocksAt(place)
  const takesFocus = useTakesFocus(state, place)
  const own = useRef<HTMLDivElement>(null)
  // An editor that comes takes it by itself.
  useEffect(() => {
    if (takesFocus) own.current?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus()
  }, [takesFocus])
  if (fragment === null) return null
  const hasMoved = !sameBlocks(base, now)
  return (
    <>
      {hasMoved && <Moved fragment={fragment} base={base} now={now} />}
      {shown === 'draft' && (
        <div ref={own} data-text="rich" className={styles.written}>
          <TextEditor
            key={generation}
            fragment={fragment}
            kind="rich"
            awareness={side.awareness}
            undo={side.undo}
            label={t('proposals.our-draft-of', { delegation: partyLabel(party).name, place: name })}
            readOnly={!mayWrite}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the person has just asked for the draft
            autoFocus={takesFocus}
            onFocusChange={isFocused => isFocused && state.focused()}
          />
        </div>
      )}
      {shown === 'difference' && <DraftDifference fragment={fragment} base={base} now={now} />}
      {shown === 'plan' && <PlanWords blocks={now} />}
    </>
  )
}

/** Three versions as one for looking at, where each changed words of its own. */
function DraftDifference({ fragment, base, now }: { readonly fragment: NonNullable<Parameters<typeof useBlocks>[0]>; readonly base: Blocks; readonly now: Blocks }) {
  const t = useMessage()
  const mine = useBlocks(fragment)
  const merged = mergeTexts(base, now, mine)
  if (sameBlocks(base, mine)) return <p className={styles.none}>{t('proposals.no-difference')}</p>
  if (merged.ok) return <TextDifference before={now} after={merged.value} />
  return (
    <>
      <p className={styles.label}>{t('proposals.what-we-changed')}</p>
      <TextDifference before={base} after={mine} />
      <p className={styles.label}>{t('proposals.what-plan-changed')}</p>
      <TextDifference before={base} after={now} />
    </>
  )
}

function Moved({ fragment, base, now }: { readonly fragment: NonNullable<Parameters<typeof useBlocks>[0]>; readonly base: Blocks; readonly now: Blocks }) {
  const t = useMessage()
  const mine = useBlocks(fragment)
  return <p className={styles.moved}>{t(mergeTexts(base, now, mine).ok ? 'proposals.plan-moved-fits' : 'proposals.plan-moved-same-words')}</p>
}

function PlanWords({ blocks }: { readonly blocks: Blocks }) {
  const t = useMessage()
  const words = blocks.map(block => lineOf(block)).filter(line => line !== '')
  // Lines of one text have no name of their own, and none keeps a state.
  // oxlint-disable-next-line react/no-array-index-key
  return <div className={styles.words}>{words.length === 0 ? <p className={styles.none}>{t('proposals.nothing')}</p> : words.map((line, index) => <p key={index}>{line}</p>)}</div>
}

const lineOf = ({ text, content = [] }: Blocks[number]): string => text ?? content.map(lineOf).join('')

function ValueDraft({ state, side, id, place, name, base, shown, mayWrite }: KindProps & { readonly base: Extract<OverlayBase, { kind: 'value' }> }): ReactNode {
  const t = useMessage()
  const view = useSideView(side).roots.overlays.get(id)
  const proposed = useOverlays(overlays => overlays[id]?.proposed)
  const now = useValueAt(place)
  const takesFocus = useTakesFocus(state, place)
  const own = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!takesFocus) return
    own.current?.querySelector<HTMLElement>('input, button')?.focus()
    state.focused()
  }, [takesFocus, state])
  if (view === undefined) return null
  const write = (value: string | null): void => (value === null ? view.proposed.clear() : view.proposed.set(value))
  return (
    <div ref={own} className={styles.written}>
      {!sameJson(now, base.base) && <p className={styles.moved}>{t('proposals.field-moved')}</p>}
      {shown === 'draft' && (mayWrite ? <ValuePicker place={place} label={t('proposals.proposed-value', { field: name })} value={proposed} onChange={write} /> : <p><ValueWords place={place} value={proposed} /></p>)}
      {shown === 'difference' && (sameJson(now, proposed) ? <p className={styles.none}>{t('proposals.no-difference')}</p> : <ValueDifference place={place} before={now} after={proposed} />)}
      {shown === 'plan' && <p><ValueWords place={place} value={now} /></p>}
    </div>
  )
}
