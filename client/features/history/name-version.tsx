// Giving a state of the plan a name by which it is found again, or another name than it has; for whoever may.
import { Tag } from 'lucide-react'
import { useRef, useState } from 'react'
import type { PlanVersion } from '../../../shared/api/history.ts'
import { mayNameVersion } from '../../../shared/mandates/naming-versions.ts'
import { maxVersionNameLength } from '../../../shared/workflow/bounds.ts'
import { announce } from '../../design/announcer.ts'
import { Button } from '../../design/button.tsx'
import { showToast } from '../../design/toasts.tsx'
import { WordsForm } from '../../design/words-form.tsx'
import { historyApi } from '../../history-api.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { usePlan } from '../plan/index.ts'
import styles from './history.module.css'
import { useMessage } from './use-message.ts'

type Props = {
  /** Null: the plan as it is, at the server, when the name arrives there. */
  readonly seq: number | null
  readonly versions: readonly PlanVersion[]
  readonly onNamed: () => void
}

export function NameVersion({ seq, versions, onNamed }: Props) {
  const t = useMessage()
  const { id: plan, party, asWriter, facts } = usePlan()
  const { isReadOnly } = usePagePerson()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [isPending, setPending] = useState(false)
  if (isReadOnly || !mayNameVersion(asWriter, facts).ok) return null
  const named = versions.find(version => version.seq === seq && version.id !== undefined)
  const close = (): void => {
    setOpen(false)
    // It is there again after the next drawing.
    requestAnimationFrame(() => button.current?.focus())
  }
  const keep = async (name: string): Promise<void> => {
    if (isPending) return
    setPending(true)
    const answer = await (named?.id === undefined ? historyApi.nameVersion(plan, party, name, seq) : historyApi.renameVersion(plan, party, named.id, name))
    setPending(false)
    const text = answer.ok ? t('history.version-kept', { name }) : answer.error.message || t('history.version-unkept')
    announce(text)
    showToast({ text, tone: answer.ok ? 'ok' : 'warn' })
    if (!answer.ok) return
    close()
    onNamed()
  }
  if (!isOpen) return <Button ref={button} icon={<Tag aria-hidden />} onPress={() => setOpen(true)}>{t(seq === null ? 'history.name-now' : named === undefined ? 'history.name-state' : 'history.rename')}</Button>
  return (
    <div className={styles.naming}>
      <WordsForm
        label={t(named === undefined ? 'history.version-name' : 'history.version-new-name')}
        description={t('history.version-name-why')}
        {...(named?.name !== undefined && named.name !== null && { start: named.name })}
        maxLength={maxVersionNameLength}
        act={t('history.keep-name')}
        missing={t('history.name-missing')}
        onDone={name => void keep(name)}
        onCancel={close}
      />
    </div>
  )
}
