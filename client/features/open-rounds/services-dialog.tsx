// The list of our services: added, renamed, taken out by whoever drafts or speaks for the delegation.
import { X } from 'lucide-react'
import { useState } from 'react'
import { longestServiceName } from '../../../shared/api/open-rounds.ts'
import type { OwnService } from '../../../shared/api/open-rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import type { Answer } from '../../api.ts'
import { announce } from '../../design/announcer.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { CommitTextField, TextField } from '../../design/text-field.tsx'
import { openRoundsApi } from '../../open-rounds-api.ts'
import styles from './open-rounds.module.css'
import { useMessage } from './use-message.ts'

type ServicesProps = { readonly party: PartyId; readonly services: readonly OwnService[]; readonly mayEdit: boolean; readonly onChanged: () => void; readonly onClose: () => void }

export default function ServicesDialog({ party, services, mayEdit, onChanged, onClose }: ServicesProps) {
  const t = useMessage()
  const [name, setName] = useState('')
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<{ readonly at: string; readonly message: string } | null>(null)
  const errorAt = (at: string): string | null => (problem?.at === at ? problem.message : null)
  const done = (at: string, answer: Answer<unknown>, told: string | null): boolean => {
    onChanged()
    if (!answer.ok) {
      setProblem({ at, message: answer.error.message || t('plans.failed') })
      return false
    }
    setProblem(null)
    if (told !== null) announce(told)
    return true
  }
  const add = async (): Promise<void> => {
    const called = name.trim()
    if (called === '') return setProblem({ at: 'new', message: t('rounds.services-missing') })
    setPending(true)
    const answer = await openRoundsApi.addService(party, called)
    setPending(false)
    if (done('new', answer, t('rounds.services-added', { service: called }))) setName('')
  }
  const listed = services.filter(({ removed }) => !removed)
  return (
    <Dialog isOpen onClose={onClose} title={t('rounds.services')} actions={<Button variant="primary" onPress={onClose}>{t('design.close')}</Button>}>
      <div className={styles.form}>
        <p>{t('rounds.services-why')}</p>
        {listed.length === 0 && <p>{t('rounds.services-empty')}</p>}
        {listed.length > 0 && (
          <ul className={styles.list} aria-label={t('rounds.services-list')}>
            {listed.map(({ id, name: called }) => (
              <li key={id}>
                {mayEdit
                  ? <CommitTextField label={t('rounds.services-rename', { service: called })} isLabelHidden value={called} maxLength={longestServiceName} error={errorAt(id)} onCommit={next => void (async () => next.trim() !== '' && done(id, await openRoundsApi.renameService(party, id, next.trim()), null))()} />
                  : <span>{called}</span>}
                {mayEdit && <IconButton size="small" icon={<X aria-hidden />} label={t('rounds.services-remove', { service: called })} onPress={() => void (async () => done(id, await openRoundsApi.removeService(party, id), t('rounds.services-removed', { service: called })))()} />}
              </li>
            ))}
          </ul>
        )}
        {mayEdit && (
          <div className={styles.add}>
            <TextField label={t('rounds.services-name')} value={name} maxLength={longestServiceName} error={errorAt('new')} onChange={setName} onEnter={() => void add()} />
            <Button isPending={isPending} onPress={() => void add()}>{t('rounds.services-add')}</Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}
