// Two people with a copy each of one small document, side by side on one page, for looking at the editor and for the
// browser tests. The line between them can be cut. Not part of the built product.
import { StrictMode, useEffect, useReducer, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { plainTextOf } from '../../shared/schema/rich-text-reading.ts'
import { fillText } from '../../shared/schema/rich-text-writing.ts'
import { seedText } from '../../shared/schema/rich-text.ts'
import '../design/base.css'
import { Button } from '../design/button.tsx'
import '../design/tokens.css'
import { editor } from '../messages/en/editor.ts'
import { en } from '../messages/en/index.ts'
import { MessagesProvider } from '../messages/messages-provider.tsx'
import styles from './harness.module.css'
import { createPageUndo, TextEditor, TextView } from './index.ts'
import type { PageUndo } from './index.ts'

const texts = { title: 'title', description: 'rich', result: 'rich' } as const
type TextName = keyof typeof texts
const textNames: readonly TextName[] = ['title', 'description', 'result']

export interface Replica {
  readonly name: string
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly undo: PageUndo
}

/** What the browser tests reach for. */
export interface Harness {
  readonly replicas: [Replica, Replica]
  readonly Y: typeof Y
  setLine(isUp: boolean): void
  /** Sends where the second person stands, ahead of what they wrote. */
  tellCaret(): void
  /** Gives the first person a new copy, as after a refused edit. */
  renew(): void
  /** Told of a new copy. */
  redraw: () => void
  words(person: number, text: TextName): string
  /** How many updates of documents each person's page began. */
  readonly writes: { [name: string]: number }
  /** Codes of texts that could not be edited. */
  readonly unreadable: string[]
  readonly enters: string[]
}

const fieldOrigin = { name: 'field' }

function replica(name: string): Replica {
  const doc = new Y.Doc()
  const undo = createPageUndo(doc, [...textNames.map(text => doc.getXmlFragment(text)), doc.getMap('fields')], fieldOrigin)
  return { name, doc, awareness: new Awareness(doc), undo }
}

/** As the server stamps it. */
const users: { readonly [name: string]: { name: string; party: string; color: string } } = {
  Marta: { name: 'M. Duarte', party: 'EUROJUST', color: '#b93c0b' },
  Camille: { name: 'C. Lemaire', party: 'FR', color: '#5b2fa6' },
}

function makeHarness(): Harness {
  const first = replica('Marta')
  for (const name of textNames) seedText(first.doc.getXmlFragment(name))
  fillText(first.doc.getXmlFragment('result'), [{ type: 'heading', level: 3, text: 'Expected' }, { type: 'bulletList', items: ['One report', 'Two trainings'] }])

  let isUp = true
  const replicas: [Replica, Replica] = [first, copyOf(first, 'Camille')]
  const harness: Harness = {
    replicas,
    Y,
    setLine: up => {
      isUp = up
      if (!up) return
      exchange(replicas[0], replicas[1])
      exchange(replicas[1], replicas[0])
    },
    tellCaret: () => tellAwareness(replicas[1], replicas[0]),
    renew: () => {
      replicas[0] = copyOf(replicas[1], 'Marta')
      join(0, 1)
      harness.redraw()
    },
    redraw: () => undefined,
    words: (person, text) => plainTextOf((person === 0 ? replicas[0] : replicas[1]).doc.getXmlFragment(text)),
    writes: { Marta: 0, Camille: 0 },
    unreadable: [],
    enters: [],
  }
  const join = (index: 0 | 1, other: 0 | 1): void => {
    const { doc, awareness, name } = replicas[index]
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'line') return
      harness.writes[name] = (harness.writes[name] ?? 0) + 1
      if (isUp) Y.applyUpdate(replicas[other].doc, update, 'line')
    })
    awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (isUp && origin !== 'line') tellAwareness(replicas[index], replicas[other])
    })
    awareness.setLocalState({ user: users[name] })
  }
  join(0, 1)
  join(1, 0)
  return harness
}

function copyOf(other: Replica, name: string): Replica {
  const copy = replica(name)
  Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(other.doc), 'line')
  return copy
}

function exchange(from: Replica, to: Replica): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'line')
  tellAwareness(from, to)
}

const tellAwareness = (from: Replica, to: Replica): void =>
  applyAwarenessUpdate(to.awareness, encodeAwarenessUpdate(from.awareness, [from.doc.clientID]), 'line')

const harness = makeHarness()
Object.assign(globalThis, { harness })

function Page() {
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    // At once, as the product's pages are drawn when a replica tells of a new copy: no key may still go to the old one.
    harness.redraw = () => flushSync(redraw)
  }, [])
  return (
    <main className={styles.page}>
      <h1>Editor harness</h1>
      {harness.replicas.map(person => <Person key={person.name} person={person} />)}
    </main>
  )
}

function Person({ person }: { readonly person: Replica }) {
  const [closed, setClosed] = useState<readonly TextName[]>([])
  const turn = (name: TextName): void => setClosed(closed.includes(name) ? closed.filter(each => each !== name) : [...closed, name])
  return (
    <section aria-label={person.name} className={styles.person}>
      <h2>{person.name}</h2>
      <div className={styles.buttons}>
        {textNames.map(name => <Button key={name} onPress={() => turn(name)}>{closed.includes(name) ? `Open ${name}` : `Close ${name}`}</Button>)}
        <Button onPress={() => person.undo.undo()}>Undo</Button>
      </div>
      {textNames.map(name => (
        <div key={name} data-testid={`${name}-${person.name}`} className={styles.text}>
          <Text name={name} person={person} isOpen={!closed.includes(name)} />
        </div>
      ))}
    </section>
  )
}

function Text({ name, person, isOpen }: { readonly name: TextName; readonly person: Replica; readonly isOpen: boolean }) {
  const kind = texts[name]
  const label = `${name} of ${person.name}`
  const shown = { fragment: person.doc.getXmlFragment(name), kind, placeholder: kind === 'title' ? 'What is to be done' : 'How, with whom and for what' }
  if (!isOpen) return <TextView {...shown} />
  return (
    <TextEditor
      {...shown}
      awareness={person.awareness}
      undo={person.undo}
      label={label}
      onEnter={() => harness.enters.push(label)}
      onUnreadable={code => harness.unreadable.push(code)}
    />
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('harness.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <MessagesProvider language="en" catalogue={{ ...en, ...editor }}>
      <Page />
    </MessagesProvider>
  </StrictMode>,
)
