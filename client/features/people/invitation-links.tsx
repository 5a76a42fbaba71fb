// The links of invitations that were just made: one each, in a table that can be copied whole.
import { Copy } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { PastedRow } from '../../../shared/people/pasted-people.ts'
import { Button } from '../../design/button.tsx'
import { Table, type TableColumn } from '../../design/table.tsx'
import { usePeopleMessage as useMessage, type PeopleTranslate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { copyTable, copyText } from './copy-text.ts'
import styles from './people.module.css'
import { useCopy } from './use-copy.ts'

export interface MadeInvitation {
  readonly email: string
  readonly link: string
  /** The lines that it came of. */
  readonly rows: readonly PastedRow[]
}

export function InvitationLinks({ made, onMore }: { readonly made: readonly MadeInvitation[]; readonly onMore: () => void }) {
  const t = useMessage()
  const copy = useCopy()
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that was pressed is gone: the keyboard goes on at what came of it.
  useEffect(() => heading.current?.focus(), [])
  const columns = useMemo(() => columnsOf(t, link => void copy(() => copyText(link))), [t, copy])
  const table = [
    [t('people.column-address'), t('people.column-name'), t('people.column-delegation'), t('people.column-functions'), t('people.column-link')],
    ...made.map(invitation => [invitation.email, nameOf(invitation), delegationsOf(invitation), functionsOf(invitation, t), invitation.link]),
  ]
  return (
    <section className={styles.form} aria-labelledby="invitation-links">
      <h3 id="invitation-links" ref={heading} tabIndex={-1}>{t('people.links')}</h3>
      <p className={styles.faint}>{t('people.links-why')}</p>
      <div className={styles.acts}>
        <Button variant="primary" icon={<Copy aria-hidden />} onPress={() => void copy(() => copyTable(table))}>{t('people.copy-table')}</Button>
        <Button onPress={onMore}>{t('people.invite-more')}</Button>
      </div>
      <Table caption={t('people.links-caption')} columns={columns} rows={made} rowId={({ email }) => email} />
    </section>
  )
}

const nameOf = ({ rows }: MadeInvitation): string => rows.find(({ name }) => name !== null)?.name ?? ''
const delegationsOf = ({ rows }: MadeInvitation): string => [...new Set(rows.flatMap(({ party }) => (party === null ? [] : [partyLabel(party).name])))].join(', ')
const functionsOf = ({ rows }: MadeInvitation, t: PeopleTranslate): string => [...new Set(rows.flatMap(row => (row.function === null ? [] : [t(`people.function.${row.function}`)])))].join(', ')

function columnsOf(t: PeopleTranslate, onCopy: (link: string) => void): readonly TableColumn<MadeInvitation>[] {
  return [
    { id: 'address', header: t('people.column-address'), cell: ({ email }) => <span className={styles.address}>{email}</span> },
    { id: 'name', header: t('people.column-name'), cell: nameOf },
    { id: 'delegation', header: t('people.column-delegation'), cell: delegationsOf },
    { id: 'function', header: t('people.column-functions'), cell: invitation => functionsOf(invitation, t) },
    {
      id: 'link',
      header: t('people.column-link'),
      cell: ({ email, link }) => (
        <span className={styles.link}>
          <code>{link}</code>
          <Button size="small" aria-label={`${t('people.copy-link')}: ${email}`} onPress={() => onCopy(link)}>{t('people.copy')}</Button>
        </span>
      ),
    },
  ]
}
