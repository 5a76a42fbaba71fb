// Sets, changes, opens and removes the link at the caret.
import type { Editor } from '@tiptap/core'
import { Link } from 'lucide-react'
import { useState } from 'react'
import { Dialog, DialogTrigger, Heading, Popover } from 'react-aria-components'
import { Button, IconButton } from '../../design/button.tsx'
import { TextField } from '../../design/text-field.tsx'
import styles from '../editor.module.css'
import { addressFrom, isLinkAddress } from '../schema/link.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { backToText } from './back-to-text.ts'

interface LinkToolProps {
  readonly editor: Editor
  readonly href: string | null
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}

export function LinkTool({ editor, href, isOpen, onOpenChange }: LinkToolProps) {
  const t = useMessage()
  const close = (): void => {
    onOpenChange(false)
    backToText(editor)
  }
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <IconButton className={styles.tool ?? ''} label={t('editor.link')} icon={<Link aria-hidden />} aria-pressed={href !== null} />
      <Popover className={styles.popover ?? ''} placement="bottom start" offset={6}>
        <Dialog className={styles.dialog ?? ''}>
          <Heading slot="title" level={2} className={styles.popoverTitle}>{t('editor.link')}</Heading>
          <LinkForm editor={editor} href={href} close={close} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function LinkForm({ editor, href, close }: { readonly editor: Editor; readonly href: string | null; readonly close: () => void }) {
  const t = useMessage()
  const [typed, setTyped] = useState(href ?? '')
  const [isRefused, setRefused] = useState(false)
  const set = (): void => {
    const address = addressFrom(typed)
    setRefused(address === null)
    if (address === null) return
    setLink(editor, address, typed.trim())
    close()
  }
  return (
    <div className={styles.linkForm}>
      <TextField
        label={t('editor.link.address')}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setRefused(false)
        }}
        placeholder={t('editor.link.example')}
        inputMode="url"
        spellCheck="false"
        // The person has just asked for this field.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        error={isRefused ? t('editor.link.refused') : undefined}
        onEnter={set}
      />
      <div className={styles.linkActions}>
        <Button variant="primary" size="small" onPress={set}>{t('editor.link.set')}</Button>
        {href !== null && (
          <Button
            size="small"
            onPress={() => {
              editor.chain().extendMarkRange('link').unsetLink().run()
              close()
            }}
          >
            {t('editor.link.remove')}
          </Button>
        )}
        {href !== null && isLinkAddress(href) && (
          <Button size="small" onPress={() => window.open(href, '_blank', 'noopener,noreferrer')}>{t('editor.link.open')}</Button>
        )}
      </div>
    </div>
  )
}

/** On the link at the caret, else on what is selected; where nothing is, what was typed becomes the linked words. */
function setLink(editor: Editor, href: string, typed: string): void {
  if (editor.state.selection.empty && !editor.isActive('link')) {
    editor.commands.insertContent({ type: 'text', text: typed, marks: [{ type: 'link', attrs: { href } }] })
  } else {
    editor.chain().extendMarkRange('link').setLink({ href }).run()
  }
}
