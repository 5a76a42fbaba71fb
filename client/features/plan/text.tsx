// A text of the plan on the page: written where one may, read where one may not.
import type { TextReference } from '../../../shared/schema/view.ts'
import { TextEditor } from '../../editor/index.ts'
import { usePlan } from './plan-context.tsx'
import { fieldId } from './places.ts'

type TextProps = { readonly text: TextReference; readonly kind: 'title' | 'rich'; readonly label: string; readonly placeholder?: string; readonly className?: string; readonly takesFocus?: boolean }

export function PlanText({ text, kind, label, placeholder, className, takesFocus }: TextProps) {
  const { replica, may } = usePlan()
  return (
    <div data-place={text.path.join('/')} id={fieldId(text.path)}>
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
        readOnly={!may({ writtenBy: 'drafting' })}
      />
    </div>
  )
}
