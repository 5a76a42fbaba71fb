// A proposal that does not fit by itself: what stood there, what stands there now, and what is proposed; whoever decides takes one of
// them or writes another, in an editor whose text is on this page alone until it is accepted.
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { DecideBody } from '../../../../shared/api/proposals.ts'
import type { ProposedChange } from '../../../../shared/documents/proposals.ts'
import { sameBlocks } from '../../../../shared/proposals/merge-texts.ts'
import type { Blocks } from '../../../../shared/proposals/merge-texts.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { richTextToJson } from '../../../../shared/schema/rich-text-reading.ts'
import { writeRichText } from '../../../../shared/schema/rich-text-writing.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { createPageUndo, TextEditor } from '../../../editor/index.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { useMessage } from '../use-message.ts'
import type { z } from 'zod'
import { TextDifference } from './difference.tsx'
import type { ProposalPlain } from './proposal-list.ts'
import styles from './proposals.module.css'
import { sameJson, useBlocksAt, useValueAt } from './standing.ts'
import { ValuePicker } from './value-picker.tsx'
import { ValueWords } from './value-words.tsx'

type Instead = NonNullable<z.input<typeof DecideBody>['instead']>
type VersionsProps = { readonly proposal: ProposalPlain; readonly name: string; readonly onAccept: (instead: Instead) => void; readonly onClose: () => void }

export function ThreeVersions({ proposal: { change, place = [], by }, name, onAccept, onClose }: VersionsProps) {
  if (change === undefined || change.kind === 'removal' || change.kind === 'action' || by === undefined) return null
  const common = { place, name, delegation: partyLabel(by).name, onAccept, onClose }
  return change.kind === 'text' ? <TextVersions {...common} change={change} /> : <ValueVersions {...common} change={change} />
}

type KindProps<K extends ProposedChange['kind']> = Omit<VersionsProps, 'proposal'> & { readonly place: Path; readonly delegation: string; readonly change: Extract<ProposedChange, { kind: K }> }

function TextVersions({ place, name, delegation, change, onAccept, onClose }: KindProps<'text'>) {
  const t = useMessage()
  const now = useBlocksAt(place)
  const [own] = useState(() => ownText(now))
  useEffect(() => own.close, [own])
  const isAsNow = useIsAs(own.fragment, now)
  return (
    <Frame delegation={delegation} isAsNow={isAsNow} onClose={onClose} onAccept={() => onAccept({ text: [...plainBlocks(own.fragment)] })}>
      <ul className={styles.columns}>
        <Version title={t('proposals.version-before')} onTake={() => own.begin(change.base)}><TextDifference before={change.base} after={change.base} isWhole /></Version>
        <Version title={t('proposals.version-now')} onTake={() => own.begin(now)}><TextDifference before={change.base} after={now} isWhole /></Version>
        <Version title={t('proposals.version-proposed', { delegation })} onTake={() => own.begin(change.proposed)}><TextDifference before={change.base} after={change.proposed} isWhole /></Version>
      </ul>
      <p className={styles.label}>{t('proposals.result')} · {name}</p>
      <div data-own-side className={styles.result}><TextEditor fragment={own.fragment} kind="rich" awareness={own.awareness} undo={own.undo} label={t('proposals.result')} /></div>
    </Frame>
  )
}

function Frame({ delegation, isAsNow, onClose, onAccept, children }: { readonly delegation: string; readonly isAsNow: boolean; readonly onClose: () => void; readonly onAccept: () => void; readonly children: ReactNode }) {
  const t = useMessage()
  return (
    <Dialog
      isOpen
      size="wide"
      isAlert
      onClose={onClose}
      title={t('proposals.does-not-fit')}
      actions={(
        <>
          <Button onPress={onClose}>{t('design.cancel')}</Button>
          <Button variant="primary" disabledReason={isAsNow ? t('proposals.as-now') : undefined} onPress={onAccept}>{t('proposals.accept-so')}</Button>
        </>
      )}
    >
      <p>{t('proposals.does-not-fit-why', { delegation })}</p>
      {children}
    </Dialog>
  )
}

/** A text that is in no document of the server. */
function ownText(blocks: Blocks) {
  const doc = new Y.Doc()
  const fragment = doc.getXmlFragment('text')
  writeRichText(fragment, blocks)
  const undo = createPageUndo(doc, [fragment], null)
  const awareness = new Awareness(doc)
  return {
    fragment,
    awareness,
    undo,
    begin: (version: Blocks) => writeRichText(fragment, version),
    close: () => {
      undo.close()
      awareness.destroy()
      doc.destroy()
    },
  }
}

/** Whether a text says what the blocks say; asked anew with each change of it. */
function useIsAs(fragment: Y.XmlFragment, blocks: Blocks): boolean {
  const subscribe = useCallback((changed: () => void) => {
    fragment.observeDeep(changed)
    return () => fragment.unobserveDeep(changed)
  }, [fragment])
  return useSyncExternalStore(subscribe, () => sameBlocks(plainBlocks(fragment), blocks))
}

/** As the API takes them: without marks that only point at words, which are the plan's own text's. */
const plainBlocks = (fragment: Y.XmlFragment): Blocks => richTextToJson(fragment).content ?? []

function Version({ title, onTake, children }: { readonly title: string; readonly onTake: () => void; readonly children: ReactNode }) {
  const t = useMessage()
  return (
    <li className={styles.version}>
      <h3 className={styles.label}>{title}</h3>
      <div>{children}</div>
      <Button size="small" aria-label={`${t('proposals.take-version')}: ${title}`} onPress={onTake}>{t('proposals.take-version')}</Button>
    </li>
  )
}

function ValueVersions({ place, name, delegation, change, onAccept, onClose }: KindProps<'value'>) {
  const t = useMessage()
  const now = useValueAt(place)
  const [chosen, setChosen] = useState<unknown>(change.proposed)
  const versions = useMemo(() => [
    { title: t('proposals.version-before'), value: change.base },
    { title: t('proposals.version-now'), value: now },
    { title: t('proposals.version-proposed', { delegation }), value: change.proposed },
  ], [t, change, now, delegation])
  return (
    <Frame delegation={delegation} isAsNow={sameJson(chosen, now)} onClose={onClose} onAccept={() => onAccept({ value: typeof chosen === 'string' ? chosen : null })}>
      <ul className={styles.columns}>{versions.map(({ title, value }) => <Version key={title} title={title} onTake={() => setChosen(value)}><ValueWords place={place} value={value} /></Version>)}</ul>
      <div data-own-side><ValuePicker place={place} label={t('proposals.proposed-value', { field: name })} value={chosen} onChange={setChosen} /></div>
    </Frame>
  )
}
