// Where there is no table yet: paste one, or choose a file.
import { FileUp } from 'lucide-react'
import { useState } from 'react'
import { FileTrigger } from 'react-aria-components'
import type { ReadRefusal } from '../../../shared/imports/table.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { TextField } from '../../design/text-field.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import type { ImportSource } from '../plan/index.ts'
import styles from './import.module.css'

const fileTypes = ['.xlsx', '.xlsm', '.docx', '.docm', '.csv', '.tsv', '.txt']

type StartProps = { readonly refusal: ReadRefusal | null; readonly onRead: (source: ImportSource) => void }

export function ImportStart({ refusal, onRead }: StartProps) {
  const t = usePlanMessage()
  // What is typed here, cell by cell with tabs, is a table too once it has two lines.
  const [typed, setTyped] = useState('')
  return (
    <div
      className={styles.start}
      onPasteCapture={event => {
        const [file] = event.clipboardData.files
        const [html, text] = [event.clipboardData.getData('text/html'), event.clipboardData.getData('text/plain')]
        if (html === '' && text === '' && file === undefined) return
        event.preventDefault()
        onRead(file !== undefined && text === '' ? { from: 'file', file } : { from: 'clipboard', html, text })
      }}
    >
      {refusal !== null && <Banner tone="bad" isInset>{t(refusal)}</Banner>}
      <p>{t('import.start')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog that was asked for: here one pastes */}
      <TextField label={t('import.paste')} description={t('import.paste-note')} isMultiline autoFocus value={typed} onChange={setTyped} />
      <div className={styles.file}>
        <FileTrigger acceptedFileTypes={fileTypes} onSelect={files => { if (files?.[0] !== undefined) onRead({ from: 'file', file: files[0] }) }}>
          <Button icon={<FileUp aria-hidden />}>{t('import.choose-file')}</Button>
        </FileTrigger>
        <span>{t('import.stays-here')}</span>
      </div>
    </div>
  )
}
