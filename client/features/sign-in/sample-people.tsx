// The sample people by group, one click each, under the plain word that everything here is fictional.
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Banner } from '../../design/banner.tsx'
import { Chip } from '../../design/chip.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { useSession } from '../../shell/session.tsx'
import { useSignInProblem } from '../../shell/sign-in-problem.ts'
import { groupOf, sampleGroups } from './sample-groups.ts'
import styles from './sign-in.module.css'
import type { SamplePerson } from './use-sample-people.ts'

export function SamplePeople({ people }: { readonly people: readonly SamplePerson[] }) {
  const t = useMessage()
  const session = useSession()
  const problemOf = useSignInProblem()
  const [chosen, setChosen] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const enterAs = async (person: SamplePerson) => {
    setChosen(person.id)
    setProblem(null)
    const answer = await session.signInAsSample(person.id)
    setChosen(null)
    if (!answer.ok) setProblem(problemOf(answer.error))
  }

  const groups = sampleGroups
    .map((group) => ({ group, members: people.filter((person) => groupOf(person) === group) }))
    .filter(({ members }) => members.length > 0)
  return (
    <section className={styles.sample} aria-labelledby="sample-title">
      <div className={styles.sampleHead}>
        <h2 id="sample-title">{t('sign-in.sample-title')}</h2>
        <Chip tone="warn">{t('sign-in.sample-chip')}</Chip>
        <p>{t('sign-in.sample-note')}</p>
      </div>
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <div className={styles.groups}>
        {groups.map(({ group, members }) => (
          <section key={group} aria-label={t(`sign-in.group.${group}`)}>
            <h3>{t(`sign-in.group.${group}`)}</h3>
            <ul>
              {members.map((person) => (
                <li key={person.id}><PersonButton person={person} isBusy={chosen !== null} onPress={() => void enterAs(person)} /></li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  )
}

interface PersonButtonProps {
  readonly person: SamplePerson
  readonly isBusy: boolean
  readonly onPress: () => void
}

function PersonButton({ person, isBusy, onPress }: PersonButtonProps) {
  const [who = person.label, does] = person.label.split(' · ')
  return (
    <AriaButton className={styles.person ?? ''} onPress={onPress} isDisabled={isBusy}>
      <span aria-hidden className={styles.code}><PartyCode {...partyLabel(person.party)} /></span>
      <span className={styles.who}>{who}</span>
      <span className={styles.does}>{does !== undefined && <span>{does}{'\u00a0· '}</span>}<span className={styles.name}>{person.name}</span></span>
    </AriaButton>
  )
}
