// Where a field stands on the page: found by its path, with what is wrong in it under it, edged when somebody is in it.
import { createContext, useContext, type ReactNode } from 'react'
import { classNames } from '../../design/class-names.ts'
import type { ActionId } from '../../../shared/ids.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { fieldName } from '../../messages/field-name.ts'
import { planSchema } from '../../../shared/documents/plan.ts'
import { ThreadSign } from './comments/thread-sign.tsx'
import { ValueAsConsulted } from './consulted/as-consulted.tsx'
import { edgeOf } from './edge.ts'
import { atField, FieldFindings } from './field-findings.tsx'
import { fieldId, placeOf } from './places.ts'
import styles from './plan.module.css'
import { ProposedAt } from './proposals/proposed-at.tsx'
import { TakenAwayAt } from './taken-away-notice.tsx'
import { useMessage } from './use-message.ts'
import type { OtherPerson } from './use-place.ts'

/** Who else is in this action. */
export const HereContext = createContext<readonly OtherPerson[]>([])

/** Who else is in one of its fields. */
export const useHere = (field: string): OtherPerson | undefined => useContext(HereContext).find(other => other.place?.[2] === field)

type FieldPlaceProps = {
  readonly id: ActionId
  readonly field: string
  readonly findings: readonly Finding[]
  /** Over both columns; 'unless-roomy' leaves it one where two lists of delegations fit side by side. */
  readonly isWide?: boolean | 'unless-roomy'
  /** Holds several fields, each with its own consulted value. */
  readonly isGroup?: boolean
  readonly children: ReactNode
}

export function FieldPlace({ id, field, findings, isWide = false, isGroup = false, children }: FieldPlaceProps) {
  const t = useMessage()
  const edge = edgeOf(useHere(field))
  return (
    <div
      id={fieldId(['actions', id, field])}
      data-place={placeOf(['actions', id, field])}
      {...edge}
      className={classNames(styles.fieldPlace, isWide !== false && styles.wide, isWide === 'unless-roomy' && styles.besideWhenRoomy, edge.className)}
    >
      {isGroup ? children : <ValueAsConsulted place={['actions', id, field]} name={fieldName(t, planSchema, ['actions', id, field])} isKept={field === 'leader'}>{children}</ValueAsConsulted>}
      <TakenAwayAt place={placeOf(['actions', id, field])} />
      <FieldFindings findings={atField(findings, field)} />
      <ThreadSign place={['actions', id, field]} name={fieldName(t, planSchema, ['actions', id, field])} />
      <ProposedAt place={['actions', id, field]} name={fieldName(t, planSchema, ['actions', id, field])} />
    </div>
  )
}
