// That something has changed since the consulted version, where there is room for a sign alone: the sentence on pointing at it and for those who
// hear the page.
import { FileClock } from 'lucide-react'
import { VisuallyHidden } from '../../../design/visually-hidden.tsx'
import { useMessage } from '../use-message.ts'
import type { ConsultedHere } from './consulted-context.tsx'
import styles from './consulted.module.css'

export function ChangedSign({ here: { isShown, label } }: { readonly here: Pick<ConsultedHere, 'isShown' | 'label'> }) {
  const t = useMessage()
  const words = t(isShown ? 'consulted.shown' : 'consulted.changed', { label })
  return <span className={styles.sign} data-name-tip={words}><FileClock aria-hidden /><VisuallyHidden> {words}</VisuallyHidden></span>
}
