// A file on its way: how far it is, and how to stop it. Where it cannot be made, why.
import { useEffect, useRef, useState, type RefObject } from 'react'
import { Dialog, Heading, Popover } from 'react-aria-components'
import type { PlanFormat } from '../../../shared/api/exports.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import type { FileRequest } from '../../files-api.ts'
import { useMessage } from '../../messages/use-message.tsx'
import styles from './exports.module.css'
import { download, fetchFile } from './fetch-file.ts'

interface ExportProgressProps {
  readonly format: PlanFormat
  readonly request: FileRequest
  /** The button that began it. */
  readonly beside: RefObject<HTMLButtonElement | null>
  readonly onEnd: () => void
}

/** A file that is there sooner is not worth a word. */
const quickMs = 300

export function ExportProgress({ format, request, beside, onEnd }: ExportProgressProps) {
  const t = useMessage()
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [isSlow, setSlow] = useState(false)
  const stop = useRef<AbortController>(null)
  const name = t(`exports.${format}`)
  useEffect(() => {
    const stopping = new AbortController()
    stop.current = stopping
    const slow = setTimeout(() => setSlow(true), quickMs)
    void fetchFile(request, stopping.signal, setShare).then(answer => {
      if (stopping.signal.aborted) return
      if (!answer.ok) return setFailure(answer.error.message || t('exports.failed'))
      download(answer.value)
      showToast({ text: t('exports.done', { name: answer.value.name }), tone: 'ok' })
      end()
    })
    return () => {
      clearTimeout(slow)
      stopping.abort()
    }
    // One request: a new one is another component.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [request])
  const end = (): void => {
    const hadFocus = document.activeElement === document.body || document.activeElement?.closest(`.${styles.popover}`) !== null
    onEnd()
    if (hadFocus) beside.current?.focus()
  }
  const cancel = (): void => {
    if (failure === null) announce(t('exports.cancelled'))
    stop.current?.abort()
    end()
  }
  if (!isSlow && failure === null) return null
  const percent = Math.floor(100 * (share ?? 0))
  return (
    <Popover className={styles.popover ?? ''} triggerRef={beside} placement="bottom end" offset={6} isOpen isNonModal shouldCloseOnInteractOutside={() => false} onOpenChange={isOpen => !isOpen && cancel()}>
      <Dialog className={styles.dialog ?? ''}>
        <Heading slot="title" level={2} className={styles.title ?? ''}>{failure === null ? t('exports.making', { name }) : t('exports.failed-title')}</Heading>
        {failure === null
          ? (
            <>
              <progress className={styles.bar} aria-label={t('exports.making', { name })} max={100} value={share === null ? undefined : percent} />
              <p className={styles.said}>{share === null ? t('exports.waiting') : t('exports.progress', { percent })}</p>
            </>
          )
          : <p role="alert" className={styles.said}>{failure}</p>}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it opened in answer to a key or a press */}
        <Button size="small" autoFocus onPress={cancel}>{failure === null ? t('exports.cancel') : t('design.close')}</Button>
      </Dialog>
    </Popover>
  )
}
