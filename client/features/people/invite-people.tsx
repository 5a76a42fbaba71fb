// Whom to invite: one person in fields, or a list that is pasted. What of the list does not fit is shown line by line before
// anybody is invited; afterwards each has a link of their own, in a table to be copied.
import { useMemo, useState } from 'react'
import type { InviteAnswer } from '../../../shared/api/people.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { PersonFunction } from '../../../shared/mandates/functions.ts'
import { functionsToGive } from '../../../shared/mandates/giving-functions.ts'
import { invitationsOf, linesLeft, readPastedPeople, type PastedRow } from '../../../shared/people/pasted-people.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { SegmentedControl } from '../../design/segmented-control.tsx'
import { Select } from '../../design/select.tsx'
import { TextField } from '../../design/text-field.tsx'
import { announce } from '../../design/announcer.ts'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import { usePagePerson } from '../../shell/session.tsx'
import { peopleApi } from '../../people-api.ts'
import { InvitationLinks, type MadeInvitation } from './invitation-links.tsx'
import styles from './people.module.css'
import { ReviewTable } from './review-table.tsx'

interface InvitePeopleProps {
  /** The delegation that is invited to; null: each line names its own. */
  readonly party: PartyId | null
  /** After somebody was invited. */
  readonly onInvited: () => void
}

export function InvitePeople({ party, onInvited }: InvitePeopleProps) {
  const t = useMessage()
  const { memberships } = usePagePerson()
  const [isOne, setOne] = useState(party !== null)
  const [text, setText] = useState('')
  const [one, setOnePerson] = useState<OnePerson>(nobody)
  const [wasTried, setTried] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const [made, setMade] = useState<readonly MadeInvitation[]>([])
  const isForOne = party !== null && isOne
  const { rows, beyond } = useMemo(() => readPastedPeople(isForOne ? lineOf(one) : text, memberships, party), [isForOne, one, text, memberships, party])
  const fitting = rows.filter(({ problems }) => problems.length === 0)
  const bodies = invitationsOf(rows)
  const count = bodies.reduce((sum, { people }) => sum + people.length, 0)
  const wrong = rows.length - fitting.length
  const hindrance = ((): string | undefined => {
    if (isForOne) return undefined
    if (rows.length === 0) return t('people.nothing-yet')
    return wrong > 0 ? t('people.put-right-first') : undefined
  })()

  const invite = async () => {
    setTried(true)
    setProblem(null)
    if (wrong > 0 || count === 0) return
    setPending(true)
    const invitations: InviteAnswer['invitations'] = []
    for (const body of bodies) {
      const answer = await peopleApi.invite(body)
      if (!answer.ok) {
        const reason = answer.error.message || t('people.failed')
        setProblem(invitations.length === 0 ? reason : t('people.invited-partly', { made: invitations.length, all: count, reason }))
        break
      }
      invitations.push(...answer.value.invitations)
    }
    setPending(false)
    if (invitations.length === 0) return
    setMade(invitations.map(({ email, given }) => ({ email, given, rows: fitting.filter(row => row.email === email) })))
    announce(t('people.invited', { count: invitations.length }))
    // Whoever was not invited, because of a refusal or because the list is longer than is read at once, stays in it.
    if (isForOne) setOnePerson(nobody)
    else setText(linesLeft(text, rows, new Set(invitations.map(({ email }) => email))))
    setTried(false)
    onInvited()
  }

  if (made.length > 0) {
    return (
      <div className={styles.form}>
        {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
        <InvitationLinks made={made} onMore={() => { setMade([]); setProblem(null) }} />
      </div>
    )
  }
  return (
    <div className={styles.form}>
      {party !== null && (
        <div className={styles.howMany}><SegmentedControl
          label={t('people.how-many')}
          value={isOne ? 'one' : 'list'}
          onChange={id => setOne(id === 'one')}
          segments={[{ id: 'one', label: t('people.one') }, { id: 'list', label: t('people.list') }]}
        /></div>
      )}
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      {isForOne
        ? <OneForm person={one} onChange={setOnePerson} functions={functionsToGive(memberships, party)} wrong={wasTried ? (rows[0] ?? null) : null} isEmpty={wasTried && rows.length === 0} />
        : (
          <TextField
            label={t('people.paste')}
            description={t(party === null ? 'people.paste-note' : 'people.paste-note-own')}
            placeholder={t('people.paste-example')}
            isMultiline
            spellCheck="false"
            value={text}
            onChange={setText}
          />
        )}
      {!isForOne && rows.length > 0 && (
        <section className={styles.review} aria-label={t('people.review')}>
          <output>{t('people.summary', { people: count, wrong })}{beyond > 0 && ` ${t('people.beyond', { count: beyond })}`}</output>
          <ReviewTable rows={rows} />
        </section>
      )}
      <div><Button variant="primary" isPending={isPending} disabledReason={hindrance} onPress={() => void invite()}>{t('people.invite-count', { count: isForOne ? 1 : count })}</Button></div>
    </div>
  )
}

interface OnePerson {
  readonly email: string
  readonly name: string
  readonly function: PersonFunction
  readonly service: string
}
const nobody: OnePerson = { email: '', name: '', function: 'drafter', service: '' }

/** As it would stand in a list, so that one person and many are read by the same rules. */
function lineOf({ email, name, function: held, service }: OnePerson): string {
  if (email.trim() === '') return ''
  return ['address\tname\tfunction\tservice', [email, name, held, service].map(cell => cell.replaceAll('\t', ' ')).join('\t')].join('\n')
}

interface OneFormProps {
  readonly person: OnePerson
  readonly onChange: (person: OnePerson) => void
  readonly functions: readonly PersonFunction[]
  /** As the fields are understood; null while nothing may be pointed out. */
  readonly wrong: PastedRow | null
  readonly isEmpty: boolean
}

function OneForm({ person, onChange, functions, wrong, isEmpty }: OneFormProps) {
  const t = useMessage()
  const set = (change: Partial<OnePerson>): void => onChange({ ...person, ...change })
  const problem = wrong?.problems[0]
  const at = (field: string): string | undefined => (problem?.startsWith(field) === true ? t(`people.problem.${problem}`, { cell: '' }) : undefined)
  return (
    <div className={styles.fields}>
      <TextField label={t('people.email')} type="email" value={person.email} onChange={email => set({ email })} error={isEmpty ? t('people.problem.address-missing') : at('address')} />
      <TextField label={t('people.name')} description={t('people.name-note')} value={person.name} onChange={name => set({ name })} maxLength={120} error={at('name')} />
      <Select
        label={t('people.function')}
        options={functions.map(id => ({ id, label: t(`people.function.${id}`), note: t(`people.function-note.${id}`) }))}
        value={person.function}
        onChange={id => set({ function: PersonFunction.parse(id) })}
      />
      <TextField label={t('people.service')} description={t('people.service-note')} value={person.service} onChange={service => set({ service })} maxLength={80} error={at('service')} />
    </div>
  )
}
