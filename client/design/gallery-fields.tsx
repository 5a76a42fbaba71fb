// The gallery's second part: what is filled in.
import { useState } from 'react'
import { Button } from './button.tsx'
import { Checkbox, Switch } from './checkbox.tsx'
import { ComboBox } from './combo-box.tsx'
import { DateField } from './date-field.tsx'
import { partyOptions } from './gallery-samples.tsx'
import styles from './gallery.module.css'
import { MultiComboBox } from './multi-combo-box.tsx'
import { NumberField } from './number-field.tsx'
import { QuarterField } from './quarter-field.tsx'
import { RadioGroup } from './radio-group.tsx'
import { SearchField } from './search-field.tsx'
import { Select } from './select.tsx'
import { CommitTextField, TextField } from './text-field.tsx'

const kinds = [{ id: 'training', label: 'Training' }, { id: 'jad', label: 'Joint action day', note: 'Whole quarters only' }, { id: 'picture', label: 'Intelligence picture' }]

export function GalleryFields() {
  return (
    <div className={styles.columns}>
      <Texts />
      <Choices />
      <Days />
    </div>
  )
}

function Texts() {
  const [text, setText] = useState('Border police, analysis')
  const [committed, setCommitted] = useState('')
  const [search, setSearch] = useState('smuggling')
  const [isOn, setOn] = useState(true)
  return (
    <section className={styles.card} aria-label="Texts">
      <h2>Texts</h2>
      <TextField label="Service" value={text} onChange={setText} description="The unit, never a person’s name." />
      <CommitTextField label="Expected result" value={committed} onCommit={setCommitted} isMultiline placeholder="What is there at the end that was not there before" />
      <output data-testid="committed">{committed}</output>
      <TextField label="E-mail" value="not an address" onChange={() => undefined} error="Write an address like name@example.eu." />
      <TextField label="Reference" value="MS-26-014" onChange={() => undefined} isReadOnly />
      <SearchField label="Search plans" value={search} onChange={setSearch} />
      <div className={styles.row}>
        <Checkbox isSelected={isOn} onChange={setOn}>Preventive</Checkbox>
        <Checkbox isSelected={false} onChange={() => undefined} isDisabled>Repressive</Checkbox>
      </div>
      <Switch isSelected={isOn} onChange={setOn}>Say what others change</Switch>
    </section>
  )
}

function Choices() {
  const [kind, setKind] = useState<string | null>('jad')
  const [driver, setDriver] = useState<string | null>('DE')
  const [leader, setLeader] = useState<string | null>('GE')
  const [chosen, setChosen] = useState<readonly string[]>(['AT', 'EUROPOL', 'CARIN'])
  const [silence, setSilence] = useState('no-answer')
  return (
    <section className={styles.card} aria-label="Choices">
      <h2>Choices</h2>
      <Select label="Kind" options={kinds} value={kind} onChange={setKind} />
      <RadioGroup label="Silence" choices={[{ id: 'no-answer', label: 'No answer' }, { id: 'no-objection', label: 'No objection', note: 'For Member States only' }]} value={silence} onChange={setSilence} />
      <ComboBox label="Driver" options={partyOptions} value={driver} onChange={setDriver} isClearable />
      <ComboBox
        label="Action leader"
        options={partyOptions}
        value={leader}
        onChange={setLeader}
        error={<>A third country leads under the driver’s responsibility. Germany has not confirmed yet. <Button variant="link">Ask Germany</Button></>}
      />
      <MultiComboBox
        label="Participants"
        options={partyOptions}
        value={chosen}
        onAdd={(id) => setChosen((ids) => [...ids, id])}
        onRemove={(id) => setChosen((ids) => ids.filter((other) => other !== id))}
        warning="Europol was asked nine days ago and has not answered."
      />
      <MultiComboBox label="Co-leaders" options={partyOptions} value={[]} onAdd={() => undefined} onRemove={() => undefined} />
    </section>
  )
}

function Days() {
  const [day, setDay] = useState<string | null>('2026-11-28')
  const [quarter, setQuarter] = useState<string | null>('2026-Q2')
  const [euro, setEuro] = useState<number | null>(48_000)
  const [count, setCount] = useState<number | null>(2)
  return (
    <section className={styles.card} aria-label="Days and numbers">
      <h2>Days and numbers</h2>
      <DateField label="From" value={day} onChange={setDay} startsAt="2026-01-01" warning="31 Jan 2028 is after the plan’s end." />
      <QuarterField label="Quarter of the joint action day" value={quarter} onChange={setQuarter} fromYear={2026} toYear={2027} />
      <NumberField label="Amount" value={euro} onChange={setEuro} min={1} unit="€" />
      <NumberField label="Joint action days" value={count} onChange={setCount} max={99} hasSteps />
      <output data-testid="day">{day ?? 'none'}</output>
    </section>
  )
}
