// The gallery's first part: what is only looked at.
import { Inbox, Plus } from 'lucide-react'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { Chip } from './chip.tsx'
import { EmptyState } from './empty-state.tsx'
import { Faces } from './faces.tsx'
import * as sample from './gallery-samples.tsx'
import styles from './gallery.module.css'
import { KeyboardShortcut } from './keyboard-shortcut.tsx'
import { PartyCode, type PartyLabel } from './party-code.tsx'
import { PartyCodes } from './party-codes.tsx'
import { SavedSign } from './saved-sign.tsx'
import { Skeleton } from './skeleton.tsx'
import { Steps } from './steps.tsx'
import { Table, type TableColumn } from './table.tsx'

const steps = ['Drafting', 'Consultation', 'Final draft', 'Adopted', 'In delivery'].map((label) => ({ id: label, label }))
interface PlanRow {
  readonly name: string
  readonly driver: PartyLabel
  readonly actions: number
  readonly toFix: number
}

const columns: readonly TableColumn<PlanRow>[] = [
  { id: 'name', header: 'Plan', cell: (row) => row.name, isSortable: true },
  { id: 'driver', header: 'Driver', cell: (row) => <PartyCode {...row.driver} /> },
  { id: 'actions', header: 'Actions', cell: (row) => row.actions, align: 'end', isSortable: true },
  { id: 'next', header: 'To fix', cell: (row) => (row.toFix > 0 ? <Chip tone="bad">{row.toFix} to fix</Chip> : <Chip tone="ok">Complete</Chip>) },
]

const rows: readonly PlanRow[] = [
  { name: 'Migrant smuggling', driver: sample.germany, actions: 14, toFix: 2 },
  { name: 'Cyber-attacks', driver: sample.france, actions: 19, toFix: 0 },
]

export function GallerySigns() {
  return (
    <div className={styles.columns}>
      <section className={styles.card} aria-label="Delegations">
        <h2>Delegations</h2>
        <div className={styles.row}>{sample.parties.map((party) => <PartyCode key={party.code} {...party} isFocusable />)}</div>
        <div className={styles.row}><PartyCodes label="Participants" parties={sample.parties} /></div>
        <div className={styles.row}><Faces people={sample.people} /></div>
      </section>
      <section className={styles.card} aria-label="Chips">
        <h2>Chips and signs</h2>
        <div className={styles.row}>
          <Chip tone="ok">Complete</Chip><Chip tone="warn">1 open comment</Chip><Chip tone="bad">2 to fix</Chip><Chip tone="accent">JAD</Chip><Chip>11 parties</Chip>
        </div>
        <div className={styles.row}>
          <SavedSign state="saved" /><SavedSign state="saving" /><SavedSign state="offline" count={3} /><SavedSign state="not-storing" count={2} />
        </div>
        <div className={styles.row}><KeyboardShortcut keys={['Mod', 'K']} /><KeyboardShortcut keys={['?']} /></div>
      </section>
      <section className={`${styles.card} ${styles.wide}`} aria-label="Steps">
        <h2>Where it stands</h2>
        <Steps steps={steps} current="Consultation" />
        <Skeleton lines={3} />
      </section>
      <section className={`${styles.card} ${styles.wide}`} aria-label="Banners">
        <h2>Banners</h2>
        <Banner tone="warn" isInset action={<Button size="small">Sign in</Button>}>Your session has ended. Sign in again to go on; what you wrote is kept.</Banner>
        <Banner tone="accent" isInset action={<Button size="small">Reload</Button>}>The workspace was updated. Reload to go on; your work is kept.</Banner>
        <Banner tone="bad" isInset>You may no longer write here. You can still read, and copy what was not saved.</Banner>
        <Banner tone="ok" isInset>Back online. Everything is saved.</Banner>
      </section>
      <section className={`${styles.card} ${styles.wide}`} aria-label="Table">
        <h2>Table</h2>
        <Table
          caption="Plans"
          rows={rows}
          rowId={(row) => row.name}
          sort={{ columnId: 'name', direction: 'ascending' }}
          onSort={() => undefined}
          columns={columns}
        />
      </section>
      <section className={styles.card} aria-label="Empty">
        <h2>Empty</h2>
        <EmptyState icon={<Inbox />} title="No action serves this goal yet" action={<Button variant="primary" icon={<Plus aria-hidden />}>Add an action</Button>}>
          Add the first one, or say in one click why there is none.
        </EmptyState>
      </section>
    </div>
  )
}
