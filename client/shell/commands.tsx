// What can be done on the page that is open, in one register: what is found by its name there, and what keys do. The list of
// shortcuts is read from it, and so is what a key does, so that the list is never untrue.
import { createContext, useContext, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent as ReactKeyboardEvent, type ReactNode } from 'react'
import { arePressed, isTypedInto, type Keys } from './keys.ts'

/** Where a command belongs: `everywhere`, on this page, in a text; going to a page; what belongs to the person. */
export type CommandPlace = 'everywhere' | 'page' | 'text' | 'go' | 'account'

export interface Command {
  /** The same command of several parts of a page has one id and is listed once. */
  readonly id: string
  /** What it does, as a person would say it. */
  readonly label: string
  readonly place: CommandPlace
  readonly run: () => void
  /** Further words by which it is found. */
  readonly words?: string
  /** Combinations of keys, each of which does it. */
  readonly keys?: readonly Keys[]
  /** Whether the keys are for it where they were pressed. Left out: wherever they type nothing, and those with Ctrl, and function keys, anywhere. */
  readonly takes?: (event: KeyboardEvent) => boolean
  /** An editor may have a use of its own for the keys, and is asked first. */
  readonly asksEditorFirst?: boolean
  /** Only by keys: no name for it is found. */
  readonly isByKeysOnly?: boolean
}

/** A key of one part of the page; it does something only while the focus is in that part. */
export interface KeyWithin {
  readonly id: string
  readonly label: string
  readonly place: CommandPlace
  readonly keys: readonly Keys[]
  readonly run: (event: ReactKeyboardEvent) => void
}

export interface Shortcut {
  readonly id: string
  readonly label: string
  readonly place: CommandPlace
  readonly keys: readonly Keys[]
}

type Source<T> = () => readonly T[]

export class CommandRegister {
  private readonly commands = new Set<Source<Command>>()
  private readonly within = new Set<Source<Shortcut>>()

  add(source: Source<Command>): () => void {
    this.commands.add(source)
    return () => void this.commands.delete(source)
  }

  addWithin(source: Source<Shortcut>): () => void {
    this.within.add(source)
    return () => void this.within.delete(source)
  }

  /** What is found by name, in the order of the page. */
  named(): readonly Command[] {
    return this.all().filter(({ isByKeysOnly }) => isByKeysOnly !== true)
  }

  shortcuts(): readonly Shortcut[] {
    const all = [...this.all(), ...[...this.within].flatMap(source => source())]
    return onceEach(all.flatMap(({ id, label, place, keys = [] }) => (keys.length > 0 ? [{ id, label, place, keys }] : [])))
  }

  /** Does a command by its id, where it is on the page. */
  do(id: string): void {
    this.all().find(command => command.id === id)?.run()
  }

  /** Does what the keys are for, if anything. `afterEditor`: an editor has been asked and had no use for them. */
  press(event: KeyboardEvent, afterEditor: boolean): void {
    // A covered page is somebody's who may not be there any more.
    if (event.defaultPrevented || event.isComposing || document.documentElement.hasAttribute('data-covered')) return
    const isInEditor = event.target instanceof HTMLElement && event.target.isContentEditable
    for (const { keys = [], takes = takesByDefault, asksEditorFirst = false, run } of this.all()) {
      if ((isInEditor && asksEditorFirst) !== afterEditor) continue
      if (!keys.some(combination => arePressed(combination, event)) || !takes(event)) continue
      event.preventDefault()
      event.stopPropagation()
      return run()
    }
  }

  private all(): readonly Command[] {
    return onceEach([...this.commands].flatMap(source => source()))
  }
}

/** F2 and its like type nothing anywhere. */
const takesByDefault = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey || /^F\d/.test(event.key) || !isTypedInto(event.target)

const onceEach = <T extends { readonly id: string }>(all: readonly T[]): readonly T[] => [...new Map(all.map(each => [each.id, each])).values()]

const CommandsContext = createContext(new CommandRegister())

/** Around a page; listens to its keys. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const [register] = useState(() => new CommandRegister())
  useEffect(() => {
    // On the way down: fields of React Aria let no key rise. An editor is asked before, by waiting until the key comes back up.
    const down = (event: KeyboardEvent): void => register.press(event, false)
    const up = (event: KeyboardEvent): void => register.press(event, true)
    document.addEventListener('keydown', down, { capture: true })
    document.addEventListener('keydown', up)
    return () => {
      document.removeEventListener('keydown', down, { capture: true })
      document.removeEventListener('keydown', up)
    }
  }, [register])
  return <CommandsContext value={register}>{children}</CommandsContext>
}

export const useCommandRegister = (): CommandRegister => useContext(CommandsContext)

/** What the component can do now, for as long as it is on the page. */
export function useCommands(commands: readonly Command[]): void {
  const register = useCommandRegister()
  const latest = useLatest(commands)
  useEffect(() => register.add(() => latest.current), [register, latest])
}

/** Lists keys that something else handles by the same table, as an editor does. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const register = useCommandRegister()
  const latest = useLatest(shortcuts)
  useEffect(() => register.addWithin(() => latest.current), [register, latest])
}

/** Keys of one part of the page: gives what to hang on its element, and lists them. */
export function useKeysWithin(keys: readonly KeyWithin[]): (event: ReactKeyboardEvent) => void {
  useShortcuts(keys)
  return event => {
    const meant = keys.find(candidate => candidate.keys.some(combination => arePressed(combination, event)))
    meant?.run(event)
  }
}

function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
