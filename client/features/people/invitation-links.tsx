// What became of the links of invitations that were just made: sent to whom they are for, or shown in a table that can be
// copied whole, to be handed on.
import { Copy } from 'lucide-react'
import { useEffect, useMemo, useRef } from 'react'
import type { LinkAnswer } from '../../../shared/api/people.ts'
import type { PastedRow } from '../../../shared/people/pasted-people.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { Table, type TableColumn } from '../../design/table.tsx'
import { usePeopleMessage as useMessage, type PeopleTranslate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { copyTable, copyText } from '../../shell/copy-text.ts'
import styles from './people.module.css'
import { useCopy } from './use-copy.ts'

export interface MadeInvitation {
  readonly email: string
  readonly given: LinkAnswer
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
  const shown = made.flatMap(invitation => (invitation.given.delivery === 'sent' ? [] : [{ ...invitation, link: invitation.given.link }]))
  const failed = made.filter(({ given }) => given.delivery === 'not-sent').length
  const table = [
    [t('people.column-address'), t('people.column-name'), t('people.column-delegation'), t('people.column-functions'), t('people.column-link')],
    ...shown.map(invitation => [invitation.email, nameOf(invitation), delegationsOf(invitation), functionsOf(invitation, t), invitation.link]),
  ]
  const isByMail = made.some(({ given }) => given.delivery !== 'by-hand')
  return (
    <section className={styles.form} aria-labelledby="invitation-links">
      <h3 id="invitation-links" ref={heading} tabIndex={-1}>{isByMail ? t('people.sent', { sent: made.length - shown.length, all: made.length }) : t('people.links')}</h3>
      {failed > 0 && <Banner tone="warn" isInset>{t('people.not-sent', { count: failed })}</Banner>}
      {made.length > shown.length && <p className={styles.faint}>{t('people.sent-why')}</p>}
      {shown.length > 0 && <p className={styles.faint}>{t('people.links-why')}</p>}
      <div className={styles.acts}>
        {shown.length > 0 && <Button variant="primary" icon={<Copy aria-hidden />} onPress={() => void copy(() => copyTable(table))}>{t(isByMail ? 'people.copy-table-unsent' : 'people.copy-table')}</Button>}
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
      cell: ({ email, given }) => (given.delivery === 'sent'
        ? <Chip tone="ok">{t('people.is-sent')}</Chip>
        : (
          <span className={styles.link}>
            {given.delivery === 'not-sent' && <Chip tone="warn">{t('people.is-not-sent')}</Chip>}
            <code>{given.link}</code>
            <Button size="small" aria-label={`${t('people.copy-link')}: ${email}`} onPress={() => onCopy(given.link)}>{t('people.copy')}</Button>
          </span>
        )),
    },
  ]
}
