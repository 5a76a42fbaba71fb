// The tools of a rich text: shown while one writes in it, reached with Alt F10, left with Escape, walked with arrows.
import type { Editor } from '@tiptap/core'
import { Bold, ChevronDown, Italic, List, ListOrdered, MessageSquarePlus } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Button, ToggleButton, Toolbar as AriaToolbar } from 'react-aria-components'
import type { PressEvent } from 'react-aria-components'
import { classNames } from '../../design/class-names.ts'
import { Menu } from '../../design/menu.tsx'
import { Tooltip } from '../../design/tooltip.tsx'
import styles from '../editor.module.css'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { backToText } from './back-to-text.ts'
import { LinkTool } from './link-tool.tsx'
import { TableMenu } from './table-menu.tsx'
import { levelOf, textStyles, useToolState } from './tool-state.ts'
import type { TextStyle } from './tool-state.ts'

interface ToolbarProps {
  readonly editor: Editor
  /** The name of the text that it is for. */
  readonly label: string
  readonly isLinkOpen: boolean
  readonly onLinkOpenChange: (isOpen: boolean) => void
  /** For whoever may comment. */
  readonly onComment?: () => void
  readonly ref: Ref<HTMLDivElement>
}

export function Toolbar({ editor, label, isLinkOpen, onLinkOpenChange, onComment, ref }: ToolbarProps) {
  const t = useMessage()
  const state = useToolState(editor)
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && event.currentTarget.contains(event.target as globalThis.Node)) editor.view.focus()
  }
  return (
    <div className={styles.rail}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the toolbar's own keys */}
      <div ref={ref} onKeyDown={leave}>
        <AriaToolbar className={styles.toolbar ?? ''} aria-label={t('editor.toolbar', { label })}>
          <StyleMenu editor={editor} style={state.style} />
          <span className={styles.separator} aria-hidden />
          <Tool editor={editor} label={t('editor.bold')} isOn={state.bold} icon={<Bold aria-hidden />} act={() => editor.commands.toggleBold()} />
          <Tool editor={editor} label={t('editor.italic')} isOn={state.italic} icon={<Italic aria-hidden />} act={() => editor.commands.toggleItalic()} />
          <LinkTool editor={editor} href={state.link} isOpen={isLinkOpen} onOpenChange={onLinkOpenChange} />
          <span className={styles.separator} aria-hidden />
          <Tool editor={editor} label={t('editor.bullet-list')} isOn={state.bulletList} icon={<List aria-hidden />} act={() => editor.commands.toggleBulletList()} />
          <Tool editor={editor} label={t('editor.ordered-list')} isOn={state.orderedList} icon={<ListOrdered aria-hidden />} act={() => editor.commands.toggleOrderedList()} />
          <TableMenu editor={editor} inTable={state.inTable} />
          {onComment !== undefined && (
            <>
              <span className={styles.separator} aria-hidden />
              <Tooltip text={t('comments.on-words')}>
                <Button className={styles.tool ?? ''} aria-label={t('comments.on-words')} onPress={onComment}><MessageSquarePlus aria-hidden /></Button>
              </Tooltip>
            </>
          )}
        </AriaToolbar>
      </div>
    </div>
  )
}

interface ToolProps {
  readonly editor: Editor
  readonly label: string
  readonly icon: ReactNode
  readonly isOn: boolean
  readonly act: () => void
}

function Tool({ editor, label, icon, isOn, act }: ToolProps) {
  const pressed = ({ pointerType }: PressEvent): void => {
    act()
    // By keyboard one stays among the tools until Escape.
    if (pointerType !== 'keyboard' && pointerType !== 'virtual') editor.view.focus()
  }
  return (
    <Tooltip text={label}>
      <ToggleButton className={styles.tool ?? ''} aria-label={label} isSelected={isOn} onPress={pressed}>{icon}</ToggleButton>
    </Tooltip>
  )
}

function StyleMenu({ editor, style }: { readonly editor: Editor; readonly style: TextStyle }) {
  const t = useMessage()
  const choose = (id: string): void => {
    const chosen = textStyles.find(each => each === id) ?? 'paragraph'
    if (chosen === 'paragraph') editor.commands.setParagraph()
    else editor.commands.setHeading({ level: levelOf(chosen) })
    backToText(editor)
  }
  return (
    <Menu
      label={t('editor.style')}
      placement="bottom start"
      groups={[{
        id: 'style',
        label: t('editor.style'),
        entries: textStyles.map(each => ({ id: each, label: t(`editor.style.${each}`) })),
        choice: { chosen: style, onChoose: choose },
      }]}
      trigger={(
        <Button className={classNames(styles.tool, styles.styleTool)} aria-label={`${t('editor.style')}: ${t(`editor.style.${style}`)}`}>
          {t(`editor.style.${style}`)}
          <ChevronDown aria-hidden />
        </Button>
      )}
    />
  )
}
