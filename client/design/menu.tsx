// What one can do with something, behind a button. Groups may be actions or one choice out of several.
import { Check } from 'lucide-react'
import { useRef, useState, type ReactElement, type ReactNode, type RefObject } from 'react'
import { Header, Menu as AriaMenu, MenuItem, MenuSection, MenuTrigger, Popover, Text, type PopoverProps } from 'react-aria-components'
import { useMessage } from '../messages/use-message.tsx'
import { LightIconButton } from './button.tsx'
import { classNames } from './class-names.ts'
import { ariaKeys, KeyboardShortcut } from './keyboard-shortcut.tsx'
import styles from './menu.module.css'

export interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly note?: string
  readonly shortcut?: readonly string[]
  readonly onAction?: () => void
  readonly href?: string
  readonly isDanger?: boolean
  /** Why it cannot be done now, as a sentence; shown under the label. */
  readonly disabledReason?: string | undefined
}

export interface MenuGroup {
  readonly id: string
  readonly label?: string
  readonly entries: readonly MenuEntry[]
  /** Makes the group a choice: exactly one entry is ticked. */
  readonly choice?: { readonly chosen: string; readonly onChoose: (id: string) => void }
}

interface MenuProps {
  /** A Button or IconButton. */
  readonly trigger: ReactElement
  readonly label: string
  readonly groups: readonly MenuGroup[]
  /** Stands above the entries and is not one of them. */
  readonly header?: ReactNode
  readonly placement?: PopoverProps['placement']
}

export function Menu({ trigger, label, groups, header, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={styles.popover ?? ''} placement={placement} offset={6}>
        {header !== undefined && <div className={styles.header}>{header}</div>}
        <AriaMenu aria-label={label} className={styles.menu ?? ''}>
          {groups.filter((group) => group.entries.length > 0).map((group) => <Group key={group.id} group={group} />)}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

interface LightMenuProps {
  readonly label: string
  readonly icon: ReactNode
  /** Asked when it opens. */
  readonly groups: () => readonly MenuGroup[]
}

/** A menu for where there are hundreds: until it is opened there is only its button. */
export function LightMenu({ label, icon, groups }: LightMenuProps) {
  const t = useMessage()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <LightIconButton
        ref={button}
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || event.altKey) return
          event.preventDefault()
          setOpen(true)
        }}
      />
      {isOpen && <OpenMenu label={t('design.choices')} of={label} triggerRef={button} groups={groups()} onClose={() => setOpen(false)} />}
    </>
  )
}

interface OpenMenuProps {
  readonly label: string
  /** What the choices are about. */
  readonly of: string
  /** What it stands beside; the focus goes back there. */
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly groups: readonly MenuGroup[]
  readonly onClose: () => void
  readonly placement?: PopoverProps['placement']
}

/** A menu that is opened by whoever draws it. */
export function OpenMenu({ label, of, triggerRef, groups, onClose, placement = 'bottom end' }: OpenMenuProps) {
  return (
    <Popover className={styles.popover ?? ''} placement={placement} offset={6} triggerRef={triggerRef} aria-label={of} isOpen onOpenChange={isOpen => !isOpen && onClose()}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that has just been opened takes the focus */}
      <AriaMenu aria-label={label} className={styles.menu ?? ''} autoFocus="first" onClose={onClose}>
        {groups.filter((group) => group.entries.length > 0).map((group) => <Group key={group.id} group={group} />)}
      </AriaMenu>
    </Popover>
  )
}

function Group({ group }: { readonly group: MenuGroup }) {
  const { choice } = group
  const heading = group.label !== undefined && <Header className={styles.heading}>{group.label}</Header>
  const entries = group.entries.map((entry) => <Entry key={entry.id} entry={entry} isChoice={choice !== undefined} />)
  if (choice === undefined) return <MenuSection className={styles.group ?? ''} aria-label={group.label ?? group.id}>{heading}{entries}</MenuSection>
  return (
    <MenuSection
      className={styles.group ?? ''}
      aria-label={group.label ?? group.id}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[choice.chosen]}
      onSelectionChange={(keys) => {
        const [id] = keys === 'all' ? [] : [...keys]
        if (id !== undefined) choice.onChoose(String(id))
      }}
    >
      {heading}
      {entries}
    </MenuSection>
  )
}

/** By hand, since MenuItem lets no such attribute through. */
function tellKeys(element: Element | null, keys: readonly string[] | undefined): void {
  if (keys !== undefined) element?.setAttribute('aria-keyshortcuts', ariaKeys(keys))
}

function Entry({ entry, isChoice }: { readonly entry: MenuEntry; readonly isChoice: boolean }) {
  const second = entry.disabledReason ?? entry.note
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      href={entry.href}
      onAction={entry.onAction}
      isDisabled={entry.disabledReason !== undefined}
      ref={(element) => tellKeys(element, entry.shortcut)}
      className={classNames(styles.item, entry.isDanger && styles.danger)}
    >
      <span aria-hidden className={styles.icon}>{entry.icon}</span>
      <span className={styles.text}>
        <Text slot="label">{entry.label}</Text>
        {second !== undefined && <Text slot="description" className={styles.note ?? ''}>{second}</Text>}
      </span>
      <span className={styles.end}>
        {isChoice && <Check aria-hidden className={styles.tick} />}
        {entry.shortcut !== undefined && <KeyboardShortcut keys={entry.shortcut} />}
      </span>
    </MenuItem>
  )
}
