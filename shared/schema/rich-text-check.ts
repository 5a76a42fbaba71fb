// Whether a whole text is one that this version of the product knows. An editor asks before it binds a text and after
// each change from elsewhere: the binding deletes, for everybody, whatever its schema does not know.
import * as Y from 'yjs'
import { attributeProblem, charactersProblem, markProblem, maxDepth, mayContain, textRun } from './rich-text.ts'
import type { TextKind, TextProblemCode } from './rich-text.ts'
import type { TextChild } from './rich-text-reading.ts'

/** The first thing in the text that its kind may not hold, or null. */
export function textProblem(fragment: Y.XmlFragment, kind: TextKind): TextProblemCode | null {
  const children = fragment.toArray()
  if (kind === 'title' && children.length !== 1) return 'text/not-one-line'
  return childrenProblem(children, kind, null, 1)
}

function childrenProblem(children: readonly TextChild[], kind: TextKind, parent: string | null, depth: number): TextProblemCode | null {
  if (depth > maxDepth && children.length > 0) return 'text/too-deep'
  for (const child of children) {
    const problem =
      child instanceof Y.XmlElement
        ? elementProblem(child, kind, parent, depth)
        : child instanceof Y.XmlText && mayContain(kind, parent, textRun)
          ? runProblem(child, kind)
          : 'text/unknown-element'
    if (problem !== null) return problem
  }
  return null
}

function elementProblem(element: Y.XmlElement, kind: TextKind, parent: string | null, depth: number): TextProblemCode | null {
  const { nodeName } = element
  if (nodeName === textRun || !mayContain(kind, parent, nodeName)) return 'text/unknown-element'
  for (const [name, value] of Object.entries(element.getAttributes())) {
    const problem = attributeProblem(kind, nodeName, name, value)
    if (problem !== null) return problem
  }
  return childrenProblem(element.toArray(), kind, nodeName, depth + 1)
}

function runProblem(run: Y.XmlText, kind: TextKind): TextProblemCode | null {
  if (Object.keys(run.getAttributes()).length > 0) return 'text/unknown-attribute'
  for (const part of run.toDelta() as readonly { insert: unknown; attributes?: { [name: string]: unknown } }[]) {
    if (typeof part.insert !== 'string') return 'text/unknown-element'
    const problem = charactersProblem(kind, part.insert)
    if (problem !== null) return problem
    for (const [name, value] of Object.entries(part.attributes ?? {})) {
      const markIs = markProblem(kind, name, value)
      if (markIs !== null) return markIs
    }
  }
  return null
}
