// Words that are selected in a text that is only read, as places of the shared text that it is drawn from. The page draws one
// element for each line and the characters of its runs in their order, so places are counted in those.
import type * as Y from 'yjs'
import type { PlaceInLine } from '../../shared/documents/text-lines.ts'
import { wordsBetween } from '../../shared/documents/text-lines.ts'
import type { Words } from '../../shared/documents/thread-commands.ts'

/** The elements that TextView draws for lines. */
const lineElements = 'p, h2, h3, h4'

/** @param text the element of the TextView; @param range what is selected, anywhere on the page. Null where no words of the text
 *  are. */
export function selectedWords(text: HTMLElement, fragment: Y.XmlFragment, range: Range): Words | null {
  let from: PlaceInLine | null = null
  let to: PlaceInLine | null = null
  for (const [line, element] of [...text.querySelectorAll<HTMLElement>(lineElements)].entries()) {
    if (!range.intersectsNode(element)) continue
    const begin = element.contains(range.startContainer) ? charactersBefore(element, range.startContainer, range.startOffset) : 0
    const end = element.contains(range.endContainer) ? charactersBefore(element, range.endContainer, range.endOffset) : charactersOf(element)
    if (end <= begin) continue
    from ??= { line, at: begin }
    to = { line, at: end }
  }
  return from === null || to === null ? null : wordsBetween(fragment, from, to)
}

function charactersBefore(line: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange()
  before.setStart(line, 0)
  before.setEnd(container, offset)
  return charactersOf(before.cloneContents())
}

/** What the page says of its own in a line is none of the text's words. */
function charactersOf(part: ParentNode & Node): number {
  let count = part.textContent?.length ?? 0
  for (const own of part.querySelectorAll('[data-no-words]')) count -= own.textContent?.length ?? 0
  return count
}
