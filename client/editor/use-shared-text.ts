// A shared text as a tree of plain values, new when and only when something in it changed.
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { richTextToJson } from '../../shared/schema/rich-text-reading.ts'
import type { RichTextNode } from '../../shared/schema/rich-text-reading.ts'

export function useSharedText(fragment: Y.XmlFragment): RichTextNode {
  const subscribe = useCallback((changed: () => void) => {
    fragment.observeDeep(changed)
    return () => fragment.unobserveDeep(changed)
  }, [fragment])
  // As a string, so that React sees by comparing whether there is anything to draw, also for what changed between
  // drawing and subscribing.
  const asString = useSyncExternalStore(subscribe, () => JSON.stringify(richTextToJson(fragment)))
  return useMemo(() => JSON.parse(asString) as RichTextNode, [asString])
}
