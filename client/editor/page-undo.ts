// One stack of undo for a whole page: what this person wrote in its texts and fields, newest first, wherever that was.
// Editors borrow it and never end it, so a step outlives the card in which it was made.
import * as Y from 'yjs'

export interface PageUndo {
  readonly manager: Y.UndoManager
  undo(): void
  redo(): void
  /** What is written next is a step of its own. */
  stopCapturing(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Called when what can be undone or redone may have changed. Returns how to stop. */
  subscribe(listener: () => void): () => void
  close(): void
}

/** What is typed within this time is one step. */
const captureTimeoutMs = 500

/** @param viewOrigin origin of the page's own writes outside texts; each such transaction is one step. Editors add the
 *  origin of theirs when they are bound. What others write, and what carries another origin, is never undone. */
export function createPageUndo(doc: Y.Doc, roots: readonly (Y.Map<unknown> | Y.XmlFragment)[], viewOrigin: unknown): PageUndo {
  const manager = new Y.UndoManager([...roots], {
    captureTimeout: captureTimeoutMs,
    trackedOrigins: new Set([viewOrigin]),
    deleteFilter: mayBeDeleted,
  })
  let lastOrigin: unknown = null
  const separate = ({ origin }: Y.Transaction): void => {
    if (!manager.trackedOrigins.has(origin)) return
    if (origin === viewOrigin || origin !== lastOrigin) manager.stopCapturing()
    lastOrigin = origin
  }
  doc.on('beforeTransaction', separate)
  return {
    manager,
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    stopCapturing: () => manager.stopCapturing(),
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    subscribe: listener => {
      for (const event of stackEvents) manager.on(event, listener)
      return () => {
        for (const event of stackEvents) manager.off(event, listener)
      }
    },
    close: () => {
      doc.off('beforeTransaction', separate)
      manager.destroy()
    },
  }
}

const stackEvents = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const

/** Undoing a new paragraph, list or table leaves it standing when somebody else has written in it since. Yjs deletes
 *  children before parents, so what is still inside by then is not one's own. */
function mayBeDeleted(item: Y.Item): boolean {
  const { content } = item
  if (isValueThatMetAnother(item)) return false
  if (!(content instanceof Y.ContentType)) return true
  const { type } = content
  return !(type instanceof Y.XmlFragment || type instanceof Y.XmlText) || type.length === 0
}

/** A field that somebody else wrote at the same moment, and whose present value is this one. Yjs does not put back what
 *  stood there before, so undoing would only empty the field, which for some is no value at all: it stays as it is. */
function isValueThatMetAnother({ parent, parentSub, left, origin }: Y.Item): boolean {
  if (parentSub === null || !(parent instanceof Y.Map) || left === null) return false
  const { client, clock } = left.lastId
  return origin === null || origin.client !== client || origin.clock !== clock
}
