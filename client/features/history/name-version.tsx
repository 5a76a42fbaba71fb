// Giving a state of the plan a name by which it is found again, another name than it has, or none; for whoever may.
import { Tag, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { PlanVersion } from '../../../shared/api/history.ts'
import type { VersionId } from '../../../shared/ids.ts'
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

type Answer = Awaited<ReturnType<typeof historyApi.nameVersion>>

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
  const { id, name } = named ?? {}
  const close = (): void => {
    setOpen(false)
    // It is there again after the next drawing.
    requestAnimationFrame(() => button.current?.focus())
  }
  const asking = async (ask: Promise<Answer>, done: string, back?: { readonly label: string; readonly onPress: () => void }): Promise<void> => {
    setPending(true)
    const answer = await ask
    setPending(false)
    const text = answer.ok ? done : answer.error.message || t('history.version-unkept')
    announce(text)
    showToast({ text, tone: answer.ok ? 'ok' : 'warn', ...(answer.ok && back !== undefined && { action: back }) })
    if (!answer.ok) return
    close()
    onNamed()
  }
  const keep = (words: string): void =>
    isPending ? undefined : void asking(id === undefined ? historyApi.nameVersion(plan, party, words, seq) : historyApi.renameVersion(plan, party, id, words), t('history.version-kept', { name: words }))
  const takeAway = (version: VersionId, words: string): void =>
    isPending ? undefined : void asking(historyApi.unnameVersion(plan, party, version), t('history.version-unnamed', { name: words }), {
      label: t('history.name-again'),
      onPress: () => void asking(historyApi.nameVersion(plan, party, words, seq), t('history.version-kept', { name: words })),
    })
  if (!isOpen) {
    return (
      <>
        <Button ref={button} icon={<Tag aria-hidden />} onPress={() => setOpen(true)}>{t(seq === null ? 'history.name-now' : named === undefined ? 'history.name-state' : 'history.rename')}</Button>
        {id !== undefined && name != null && <Button icon={<X aria-hidden />} onPress={() => takeAway(id, name)}>{t('history.unname')}</Button>}
      </>
    )
  }
  return (
    <div className={styles.naming}>
      <WordsForm
        label={t(named === undefined ? 'history.version-name' : 'history.version-new-name')}
        description={t('history.version-name-why')}
        {...(name != null && { start: name })}
        maxLength={maxVersionNameLength}
        act={t('history.keep-name')}
        missing={t('history.name-missing')}
        onDone={keep}
        onCancel={close}
      />
    </div>
  )
}
