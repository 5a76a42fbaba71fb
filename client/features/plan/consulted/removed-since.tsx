// Actions that delegations were asked about and that have been removed since, where they stood.
import { factsOf } from '../../../../shared/history/action-facts.ts'
import type { ActionContent } from '../../../../shared/documents/plan-content.ts'
import { planSchema } from '../../../../shared/documents/plan.ts'
import { Chip } from '../../../design/chip.tsx'
import { PastText } from '../../../editor/index.ts'
import { fieldName } from '../../../messages/field-name.ts'
import { useMessage } from '../use-message.ts'
import styles from './consulted.module.css'

export default function RemovedSince({ label, removed }: { readonly label: string; readonly removed: readonly { readonly action: ActionContent; readonly number: string | null }[] }) {
  const t = useMessage()
  return removed.map(({ action, number }) => (
    <details key={action.id} className={styles.removed}>
      <summary><strong>{number ?? '–'}</strong> <del>{action.title ?? t('plan.untitled')}</del> <Chip tone="warn">{t('consulted.removed', { label })}</Chip></summary>
      <dl className={styles.facts}>
        {factsOf(action).filter(({ words }) => words !== '').map(({ field, words }) => <div key={field}><dt>{fieldName(t, planSchema, ['actions', action.id, field])}</dt><dd>{words}</dd></div>)}
      </dl>
      {(['description', 'expectedResult'] as const).map(field => {
        const words = action[field]
        return words !== undefined && <div key={field}><h4>{fieldName(t, planSchema, ['actions', action.id, field])}</h4><PastText content={words} /></div>
      })}
    </details>
  ))
}
