// Somebody who types into a description of the plan, a character at a time, at the pace of a person.
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { planView } from '../../../shared/documents/plan.ts'
import type { SeededRandom } from '../../../shared/sample/seeded-random.ts'
import type { LoadClient } from './load-client.ts'

export type Pace = { readonly shortestMs: number; readonly longestMs: number }

/** About four characters a second, no two pauses alike. */
export const humanPace: Pace = { shortestMs: 150, longestMs: 350 }

export type TypistOptions = {
  readonly client: LoadClient
  /** What the document held when everybody came. */
  readonly state: Uint8Array
  readonly random: SeededRandom
  readonly pace: Pace
  /** Which description, counted from 0 and round again. */
  readonly place: number
  readonly showsCaret: boolean
  /** What one edit puts in. A long one takes the place of the one before, so that the plan does not grow. */
  readonly text?: string
}

export class Typist {
  private readonly doc = new Y.Doc()
  private readonly awareness: Awareness
  private readonly run: Y.XmlText
  private readonly options: TypistOptions
  private timer: ReturnType<typeof setTimeout> | null = null
  private due = 0

  constructor(options: TypistOptions) {
    this.options = options
    Y.applyUpdate(this.doc, options.state)
    this.doc.clientID = options.client.clientId
    this.awareness = new Awareness(this.doc)
    this.doc.on('update', (update: Uint8Array) => options.client.edit(update, Y.getState(this.doc.store, options.client.clientId)))
    this.run = descriptionAt(this.doc, options.place)
  }

  start(): void {
    this.due = performance.now() + this.pause()
    this.schedule()
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.awareness.destroy()
  }

  type(): void {
    const { text = 'e', showsCaret, client } = this.options
    const { length } = this.run
    this.doc.transact(() => {
      if (text.length > 1 && length >= 2 * text.length) this.run.delete(length - text.length, text.length)
      this.run.insert(this.run.length, text)
    })
    if (!showsCaret) return
    const point = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(this.run, this.run.length))
    this.awareness.setLocalState({ cursor: { anchor: point, head: point } })
    client.showCaret(encodeAwarenessUpdate(this.awareness, [client.clientId]))
  }

  private pause = (): number => this.options.random.between(this.options.pace.shortestMs, this.options.pace.longestMs)

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.type()
      // From when it was due, so that a busy process types no slower.
      this.due += this.pause()
      this.schedule()
    }, Math.max(0, this.due - performance.now()))
  }
}

/** The first run of characters of the description of an action. */
function descriptionAt(doc: Y.Doc, place: number): Y.XmlText {
  const { actions } = planView(doc).roots
  const ids = actions.ids()
  const id = ids[place % ids.length]
  const fragment = id === undefined ? undefined : actions.get(id)?.description.fragment
  const paragraph = fragment?.toArray().find(child => child instanceof Y.XmlElement && child.nodeName === 'paragraph')
  const run = paragraph instanceof Y.XmlElement ? paragraph.toArray().find(child => child instanceof Y.XmlText) : undefined
  if (!(run instanceof Y.XmlText)) throw new Error('an action of the plan has no description to type into')
  return run
}
