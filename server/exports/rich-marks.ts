// What the marks on a run of characters say to writers of files.
import type { RichTextMark } from '../../shared/schema/rich-text-reading.ts'

export const has = (marks: readonly RichTextMark[], name: 'bold' | 'italic'): boolean => marks.some(({ type }) => type === name)

/** The address of a link; null where there is none. */
export function linkOf(marks: readonly RichTextMark[]): string | null {
  const address = marks.find(({ type }) => type === 'link')?.attrs?.['href']
  return typeof address === 'string' ? address : null
}
