// Where a brief stands: for which service, and for which plans' rounds. In the address, so that it can be sent to a colleague.
import { PlanId, ServiceId } from '../../../shared/ids.ts'

/** `service` null: for the whole delegation. `plans` empty: all in which the delegation is asked. */
export type BriefChoice = { readonly service: ServiceId | null; readonly plans: readonly PlanId[] }

export function briefAddress({ service, plans }: BriefChoice): string {
  const parameters = new URLSearchParams([...(service === null ? [] : [['service', service]]), ...plans.map(plan => ['plan', plan])])
  return `/delegation/rounds/brief${parameters.size === 0 ? '' : `?${parameters.toString()}`}`
}

/** What is no id is left out. */
export const choiceIn = (parameters: URLSearchParams): BriefChoice => ({
  service: ServiceId.safeParse(parameters.get('service')).data ?? null,
  plans: parameters.getAll('plan').flatMap(text => PlanId.safeParse(text).data ?? []),
})
