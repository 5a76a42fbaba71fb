// Per service of ours: whether it was asked, and what it said. Whoever was asked and has said nothing owes input.
import { useState } from 'react'
import { ServiceWord, serviceWords } from '../../../shared/api/open-rounds.ts'
import type { OpenRound, OwnService, ServiceInput } from '../../../shared/api/open-rounds.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { Button } from '../../design/button.tsx'
import { PlainSelect } from '../../design/plain-select.tsx'
import { CommitTextField } from '../../design/text-field.tsx'
import { openRoundsApi } from '../../open-rounds-api.ts'
import styles from './open-rounds.module.css'
import { useMessage } from './use-message.ts'

export const owedBy = (services: readonly OwnService[], inputs: readonly ServiceInput[]): readonly OwnService[] =>
  services.filter(({ id, removed }) => !removed && inputs.some(({ service, said }) => service === id && said === 'asked'))

/** No word that a service could have said. */
const notAsked = 'not-asked'

type InputsProps = { readonly party: PartyId; readonly round: OpenRound; readonly services: readonly OwnService[]; readonly onChanged: () => void }

export function ServiceInputs({ party, round, services, onChanged }: InputsProps) {
  const t = useMessage()
  const [problem, setProblem] = useState<string | null>(null)
  const { plan, round: number, inputs, mayDraft } = round
  const inputOf = (service: OwnService): ServiceInput | undefined => inputs.find(each => each.service === service.id)
  const shown = services.filter(service => !service.removed || inputOf(service) !== undefined)
  const open = shown.filter(service => !service.removed && inputOf(service) === undefined)
  const note = async (...all: readonly { readonly service: OwnService; readonly said: ServiceWord | null; readonly words: string }[]): Promise<void> => {
    setProblem(null)
    for (const { service, said, words } of all) {
      const answer = await openRoundsApi.note(plan, number, service.id, { party, said, words })
      if (!answer.ok) setProblem(answer.error.message || t('plans.failed'))
    }
    onChanged()
  }
  const owed = owedBy(services, inputs)
  return (
    <section className={styles.inputs} aria-label={t('rounds.inputs')}>
      <h4>{t('rounds.inputs')}</h4>
      {shown.length === 0 && <p className={styles.line}>{t('rounds.inputs-none')}</p>}
      {owed.length > 0 && <p className={styles.warn}>{t('rounds.inputs-owed', { services: owed.map(({ name }) => name).join(', ') })}</p>}
      {shown.length > 0 && (
        <ul className={styles.services}>
          {shown.map(service => {
            const input = inputOf(service)
            return (
              <li key={service.id}>
                <span className={styles.serviceName}>{service.name}{service.removed && <small>{t('rounds.input-removed')}</small>}</span>
                {mayDraft
                  ? <PlainSelect label={t('rounds.input-of', { service: service.name })} value={input?.said ?? notAsked} options={[{ id: notAsked, label: t('rounds.input-not-asked') }, ...serviceWords.map(word => ({ id: word, label: t(`rounds.input-${word}`) }))]} onChange={id => void note({ service, said: id === notAsked ? null : ServiceWord.parse(id), words: input?.words ?? '' })} />
                  : <span>{t(`rounds.input-${input?.said ?? notAsked}`)}</span>}
                {input !== undefined && (mayDraft
                  ? <CommitTextField label={t('rounds.input-words', { service: service.name })} isLabelHidden placeholder={t('rounds.input-on')} value={input.words} maxLength={500} onCommit={words => void note({ service, said: input.said, words })} />
                  : <span className={styles.remarks}>{input.words}</span>)}
              </li>
            )
          })}
        </ul>
      )}
      {mayDraft && open.length > 1 && <div><Button size="small" variant="quiet" onPress={() => void note(...open.map(service => ({ service, said: 'asked' as const, words: '' })))}>{t('rounds.inputs-ask-all')}</Button></div>}
      {problem !== null && <p role="alert" className={styles.problem}>{problem}</p>}
    </section>
  )
}
