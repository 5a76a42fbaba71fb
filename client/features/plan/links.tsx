// Other plans and actions that belong together with this one, by id: title and state are
// shown only where this reader has them.
import { X } from 'lucide-react'
import { useState } from 'react'
import type { ActionPlain, ActionView } from '../../../shared/documents/plan.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import type { ActionId } from '../../../shared/ids.ts'
import { planStatusLabels } from '../../../shared/vocabularies/vocabularies.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { Chip } from '../../design/chip.tsx'
import { ComboBox } from '../../design/combo-box.tsx'
import { Link } from '../../design/link.tsx'
import { useMessage } from './use-message.ts'
import { usePlan } from './plan-context.tsx'
import styles from './plan.module.css'
import { StateSign } from './state-sign.tsx'
import { useLinked, type Linked } from './use-linked.ts'

const linkKey = planSchema.roots.actions.fields.links.key

type LinksProps = { readonly id: ActionId; readonly action: ActionPlain; readonly view: ActionView }

export function Links({ id, action, view }: LinksProps) {
  const t = useMessage()
  const { may } = usePlan()
  const { linked, options } = useLinked()
  const locked = !may({ writtenBy: 'action', action: { id, now: action } })
  const [isAdding, setAdding] = useState(false)
  const add = (key: string | null): void => {
    if (key !== null && linkKey.safeParse(key).success) view.links.set(key, true)
    setAdding(false)
  }
  return (
    <div className={styles.links}>
      <span className={styles.label}>{t('field/action.links')}</span>
      {Object.keys(action.links).map(key => {
        const place = linked(key)
        return (
          <span key={key} className={styles.link}>
            {place === null ? t('plan.link-not-open') : <><Link look="name" href={place.href}>{place.label}</Link> <LinkedState standing={place.standing} /></>}
            {!locked && <IconButton size="small" variant="quiet" icon={<X aria-hidden />} label={t('plan.remove-link', { name: place?.label ?? t('plan.link-not-open') })} onPress={() => view.links.clear(key)} />}
          </span>
        )
      })}
      {isAdding
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it takes the place of the button that was pressed
        ? <ComboBox label={t('plan.add-link')} isLabelHidden placeholder={t('plan.find-link')} options={options(id)} value={null} onChange={add} autoFocus />
        : !locked && <Button size="small" onPress={() => setAdding(true)}>{t('plan.add-link')}</Button>}
    </div>
  )
}

/** As the reader's live summaries have it, anew whenever it changes there. */
function LinkedState({ standing }: Pick<Linked, 'standing'>) {
  const t = useMessage()
  switch (standing.type) {
    case 'action':
      return <StateSign standing={standing.standing} />
    case 'plan':
      return standing.status !== null && <Chip>{planStatusLabels[standing.status]}</Chip>
    case 'removed':
      return <Chip tone="warn">{t('links.removed')}</Chip>
  }
}
