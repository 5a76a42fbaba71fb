// A text on the page: written where one may, read where one may not, edged in the colour of somebody else who is in it.
import type { Roots } from '../../../shared/schema/node.ts'
import type { TextReference } from '../../../shared/schema/view.ts'
import { TextEditor } from '../../editor/index.ts'
import type { TextComments } from '../../editor/index.ts'
import type { Replica } from '../../replica/index.ts'
import { useMayWriteText, usePlan } from './plan-context.tsx'
import { useTextComments } from './comments/comments-context.tsx'
import { ThreadSign } from './comments/thread-sign.tsx'
import { TextAsConsulted } from './consulted/as-consulted.tsx'
import { edgeOf } from './edge.ts'
import { fieldId, placeOf } from './places.ts'
import { ProposedAt } from './proposals/proposed-at.tsx'
import { TakenAwayAt } from './taken-away-notice.tsx'
import type { OtherPerson } from './use-place.ts'

type TextProps = { readonly text: TextReference; readonly kind: 'title' | 'rich'; readonly label: string; readonly placeholder?: string; readonly className?: string; readonly takesFocus?: boolean; readonly onFocused?: () => void; readonly typedAhead?: () => string; readonly here?: OtherPerson | undefined }

export function PlanText(props: TextProps) {
  const { replica } = usePlan()
  const mayWrite = useMayWriteText(props.text.path)
  const comments = useTextComments(props.text.path)
  return (
    <>
      <TextAsConsulted text={props.text} kind={props.kind} name={props.label} className={props.className}>
        <DocumentText replica={replica} mayWrite={mayWrite} comments={comments} {...props} />
      </TextAsConsulted>
      {props.kind === 'rich' && <ThreadSign place={props.text.path} name={props.label} />}
      {props.kind === 'rich' && <ProposedAt place={props.text.path} name={props.label} />}
      {props.kind === 'rich' && <TakenAwayAt place={placeOf(props.text.path)} />}
    </>
  )
}

type DocumentTextProps<R extends Roots> = TextProps & { readonly replica: Replica<R>; readonly mayWrite: boolean; readonly comments?: TextComments | undefined }

/** The same for a text of any document. */
export function DocumentText<R extends Roots>({ replica, mayWrite, text, kind, label, placeholder, className, takesFocus, onFocused, typedAhead, here, comments }: DocumentTextProps<R>) {
  return (
    <div data-text={kind} data-place={placeOf(text.path)} id={fieldId(text.path)} {...edgeOf(here)}>
      <TextEditor
        fragment={text.fragment}
        kind={kind}
        awareness={replica.awareness}
        undo={replica.undo}
        label={label}
        placeholder={placeholder}
        className={className}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- only where the person has just asked for the text to be made
        autoFocus={takesFocus}
        typedAhead={typedAhead}
        onFocusChange={isFocused => isFocused && onFocused?.()}
        readOnly={!mayWrite}
        comments={comments}
      />
    </div>
  )
}
