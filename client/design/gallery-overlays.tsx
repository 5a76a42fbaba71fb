// The gallery's third part: what is pressed and what opens.
import { Copy, Download, Ellipsis, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { announce } from './announcer.ts'
import { Button, IconButton } from './button.tsx'
import { Chip } from './chip.tsx'
import { Dialog } from './dialog.tsx'
import { Disclosure } from './disclosure.tsx'
import styles from './gallery.module.css'
import { Link } from './link.tsx'
import { Menu } from './menu.tsx'
import { Popover } from './popover.tsx'
import { Sheet } from './sheet.tsx'
import { Tabs } from './tabs.tsx'
import { showToast } from './toasts.tsx'

export function GalleryOverlays() {
  return (
    <div className={styles.columns}>
      <Buttons />
      <Openers />
      <Views />
    </div>
  )
}

function Buttons() {
  return (
    <section className={styles.card} aria-label="Buttons">
      <h2>Buttons</h2>
      <div className={styles.row}>
        <Button variant="primary">Start consultation</Button>
        <Button icon={<Download aria-hidden />}>Export</Button>
        <Button variant="quiet" icon={<Plus aria-hidden />}>Action</Button>
        <Button variant="danger">Remove</Button>
      </div>
      <div className={styles.row}>
        <Button size="small">Small</Button>
        <Button variant="primary" isPending>Saving</Button>
        <Button isDisabled>Not now</Button>
        <Button variant="primary" disabledReason="2 things are to fix before the consultation can start.">Start</Button>
        <IconButton icon={<Copy aria-hidden />} label="Copy reference" />
        <Link href="#there">Go to field</Link>
      </div>
    </section>
  )
}

function Openers() {
  const [isDialogOpen, setDialogOpen] = useState(false)
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [order, setOrder] = useState('number')
  const undo = { label: 'Undo', onPress: () => announce('Brought back.') }
  return (
    <section className={styles.card} aria-label="What opens">
      <h2>What opens</h2>
      <div className={styles.row}>
        <Menu
          label="Action 1.2"
          trigger={<IconButton icon={<Ellipsis aria-hidden />} label="More for action 1.2" variant="secondary" />}
          groups={[
            { id: 'do', entries: [{ id: 'copy', label: 'Copy reference', icon: <Copy />, shortcut: ['Mod', 'C'] }, { id: 'export', label: 'Export', disabledReason: 'Nothing to export yet.' }] },
            { id: 'order', label: 'Order', choice: { chosen: order, onChoose: setOrder }, entries: [{ id: 'number', label: 'By number' }, { id: 'state', label: 'By what is to fix' }] },
            { id: 'end', entries: [{ id: 'remove', label: 'Remove', icon: <Trash2 />, isDanger: true }] },
          ]}
        />
        <Popover label="Why not?" trigger={<Button>Popover</Button>}>A leader who is neither a Member State nor an EU agency needs the driver’s word.</Popover>
        <Button onPress={() => setDialogOpen(true)}>Dialog</Button>
        <Button onPress={() => setSheetOpen(true)}>Sheet</Button>
        <Button onPress={() => showToast({ text: 'Action 1.2 removed.', action: undo })}>Toast</Button>
      </div>
      <Dialog
        isOpen={isDialogOpen}
        onClose={() => setDialogOpen(false)}
        title="Remove action 1.2?"
        actions={<><Button onPress={() => setDialogOpen(false)}>Keep it</Button><Button variant="danger" onPress={() => setDialogOpen(false)}>Remove</Button></>}
      >
        <p>Its text and answers stay in the history and can be brought back.</p>
      </Dialog>
      <Sheet isOpen={isSheetOpen} onClose={() => setSheetOpen(false)} title="Migrant smuggling × Investigations" kicker={<Chip tone="accent">Goal 2</Chip>}>
        <p>Take down the groups that organise the crossings.</p>
      </Sheet>
    </section>
  )
}

function Views() {
  const [view, setView] = useState('plan')
  const [panel, setPanel] = useState('fix')
  return (
    <section className={styles.card} aria-label="Views">
      <h2>Views</h2>
      <Tabs
        label="Views of the plan"
        selected={view}
        onSelect={setView}
        tabs={[{ id: 'plan', label: 'Plan', content: <p>Cards in order.</p> }, { id: 'table', label: 'Table', content: <p>Rows.</p> }, { id: 'history', label: 'History', content: <p>Who wrote what.</p> }]}
      />
      <Tabs
        look="segments"
        label="Review"
        selected={panel}
        onSelect={setPanel}
        tabs={[{ id: 'fix', label: 'To fix', count: 3, content: <p>Three sentences.</p> }, { id: 'look', label: 'To look at', count: 2, content: <p>Two.</p> }]}
      />
      <Disclosure title="Removed actions" end={<Chip>2</Chip>}>2.3 and 2.7, which can be brought back.</Disclosure>
      <Disclosure title="References" defaultExpanded>Council document, predecessor.</Disclosure>
    </section>
  )
}
