// Where a field stands on the page: found by its path, with what is wrong in it under it, edged when somebody is in it.
import { createContext, useContext, type ReactNode } from 'react'
import { classNames } from '../../design/class-names.ts'
import type { ActionId } from '../../../shared/ids.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { atField, FieldFindings } from './field-findings.tsx'
import { fieldId } from './places.ts'
import styles from './plan.module.css'
import type { OtherPerson } from './use-place.ts'

/** Who else is in this action. */
export const HereContext = createContext<readonly OtherPerson[]>([])

type FieldPlaceProps = { readonly id: ActionId; readonly field: string; readonly findings: readonly Finding[]; readonly isWide?: boolean; readonly children: ReactNode }

export function FieldPlace({ id, field, findings, isWide = false, children }: FieldPlaceProps) {
  const here = useContext(HereContext).find(other => other.place?.[2] === field)
  return (
    <div
      id={fieldId(['actions', id, field])}
      data-place={`actions/${id}/${field}`}
      className={classNames(styles.fieldPlace, isWide && styles.wide)}
      style={here === undefined ? undefined : { boxShadow: `-3px 0 0 ${here.colour}` }}
    >
      {children}
      <FieldFindings findings={atField(findings, field)} />
    </div>
  )
}
