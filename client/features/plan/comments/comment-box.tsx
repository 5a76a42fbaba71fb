// The box in which a comment, a reply or a change of one is written, with who will read it written on it.
import { Lock, Users } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { withNames, withPersons } from '../../../../shared/documents/colleague-mentions.ts'
import { longestComment } from '../../../../shared/documents/threads.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { KeyboardShortcut } from '../../../design/keyboard-shortcut.tsx'
import { SegmentedControl } from '../../../design/segmented-control.tsx'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { useShortcuts } from '../../../shell/commands.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import type { Translate } from '../use-message.ts'
import type { CommentsState } from './comments-state.ts'
import { MentionField } from './mention-field.tsx'
import { useColleagues } from './own-comments.tsx'
import type { Audience } from './own-threads.ts'
import styles from './comments.module.css'

interface CommentBoxProps {
  readonly state: CommentsState
  /** What was begun is kept under this name. */
  readonly draft: string
  /** What stands there already. */
  readonly before?: string
  readonly label: string
  readonly act: string
  /** Who will read it; it stands on the box, and is part of its name. */
  readonly audience: Audience
  /** Where its author may choose. */
  readonly onAudience?: ((audience: Audience) => void) | undefined
  readonly onSend: (text: string) => void
  /** Left out: the box stays. */
  readonly onClose?: () => void
  readonly takesFocus?: boolean
}

/** So many characters before the end it is told how many are left. */
const toldFrom = 400

const nobody: ReturnType<typeof useColleagues> = []

export function CommentBox({ state, draft, before: stored = '', label, act, audience, onAudience, onSend, onClose, takesFocus = false }: CommentBoxProps) {
  const t = useMessage()
  const { party } = usePlan()
  const delegation = partyLabel(party).name
  const known = useColleagues()
  // Names of colleagues are for colleagues.
  const colleagues = audience === 'ours' ? known : nobody
  const before = withNames(stored, colleagues)
  const base = useId()
  const own = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(state.drafts.get(draft) ?? before)
  const [isAsked, setAsked] = useState(false)
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    if (takesFocus) own.current?.focus()
  }, [takesFocus])
  useShortcuts([{ id: 'comment send', label: t('comments.send'), place: 'text', keys: [['Mod', 'Enter']] }])
  const words = text.trim()
  const kept = withPersons(plainWords(words), colleagues)
  const over = kept.length - longestComment
  const change = (now: string): void => {
    setText(now)
    setMissing(false)
    if (now === before) state.drafts.delete(draft)
    else state.drafts.set(draft, now)
  }
  const send = (): void => {
    if (words === '') return setMissing(true)
    if (over > 0) return
    state.drafts.delete(draft)
    setText(before)
    onSend(kept)
  }
  const throwAway = (): void => {
    state.drafts.delete(draft)
    setText(before)
    setAsked(false)
    onClose?.()
  }
  const leave = (): void => {
    if (words === '' || text === before) throwAway()
    else setAsked(true)
  }
  return (
    <div className={styles.box}>
      <MentionField
        ref={own}
        label={t('comments.box-for', { box: label, audience: audienceWords(t, audience, delegation) })}
        placeholder={label}
        colleagues={colleagues}
        isOnlyOurs={audience === 'ours'}
        describedBy={`${base}-audience ${base}-said ${base}-hint`}
        isWrong={over > 0}
        value={text}
        onChange={change}
        onSend={send}
        onEscape={leave}
      />
      <output id={`${base}-said`} className={over > 0 || isMissing ? styles.wrong : styles.left}>
        {over > 0 ? t('comments.too-long', { most: longestComment, over }) : isMissing ? t('comments.empty') : over > -toldFrom ? t('comments.nearly-long', { left: -over }) : null}
      </output>
      <VisuallyHidden><span id={`${base}-hint`}>{t(audience === 'ours' ? 'comments.box-hint-own' : 'comments.box-hint')}</span></VisuallyHidden>
      <div className={styles.boxFoot}>
        {onAudience === undefined
          ? <span id={`${base}-audience`} className={styles.audience} data-name-tip={whyAudience(t, audience, delegation)}><AudienceIcon audience={audience} /> {audienceWords(t, audience, delegation)}</span>
          : (
              <div className={styles.audiences}>
                <SegmentedControl
                  label={t('comments.audience-choice')}
                  segments={(['ours', 'everyone'] as const).map(id => ({ id, label: audienceWords(t, id, delegation), icon: <AudienceIcon audience={id} /> }))}
                  value={audience}
                  onChange={id => onAudience(id === 'ours' ? 'ours' : 'everyone')}
                />
                <small id={`${base}-audience`} className={styles.left}>{whyAudience(t, audience, delegation)}</small>
              </div>
            )}
        {onClose !== undefined && <Button size="small" variant="quiet" onPress={leave}>{t('design.cancel')}</Button>}
        <Button size="small" variant="primary" onPress={send} aria-keyshortcuts="Control+Enter">{act} <KeyboardShortcut keys={['Mod', 'Enter']} /></Button>
      </div>
      {isAsked && (
        <Dialog
          isOpen
          isAlert
          onClose={() => setAsked(false)}
          title={t('comments.throw-away-ask')}
          actions={(
            <>
              <Button onPress={() => setAsked(false)}>{t('comments.keep-writing')}</Button>
              <Button variant="danger" onPress={throwAway}>{t('comments.throw-away')}</Button>
            </>
          )}
        >
          <p className={styles.asked}>{words}</p>
        </Dialog>
      )}
    </div>
  )
}

export const audienceWords = (t: Translate, audience: Audience, delegation: string): string => (audience === 'ours' ? t('comments.audience-own', { delegation }) : t('comments.audience'))

const whyAudience = (t: Translate, audience: Audience, delegation: string): string => t(audience === 'ours' ? 'comments.audience-own-why' : 'comments.audience-why', { delegation })

export const AudienceIcon = ({ audience }: { readonly audience: Audience }) => (audience === 'ours' ? <Lock aria-hidden /> : <Users aria-hidden />)

/** Lines end as everywhere here; other controls come only from careless pasting. */
// oxlint-disable-next-line no-control-regex
const plainWords = (text: string): string => text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n').replaceAll('\t', ' ').replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
