// The filter as a part of the page's address, so that a link shows a colleague the same. What an address says that no list knows
// is left out.
import { PartyId } from '../../../shared/ids.ts'
import { matrixRoles, matrixStates, noFilter } from '../../../shared/projection/matrix-filter.ts'
import type { MatrixFilter } from '../../../shared/projection/matrix-filter.ts'
import { actionStatuses, leverLevels, leverNatures, leverStances } from '../../../shared/vocabularies/actions.ts'

const parts = ['for', 'role', 'state', 'delivery', 'nature', 'stance', 'level', 'days'] as const

export function filterOf(address: URLSearchParams): MatrixFilter {
  const one = <Word extends string>(part: (typeof parts)[number], words: readonly Word[]): Word | null => words.find(word => word === address.get(part)) ?? null
  const several = <Word extends string>(part: (typeof parts)[number], words: readonly Word[]): readonly Word[] => {
    const asked = address.get(part)?.split(',') ?? []
    return words.filter(word => asked.includes(word))
  }
  const delegation = PartyId.safeParse(address.get('for'))
  return {
    delegation: delegation.success ? delegation.data : null,
    role: one('role', matrixRoles) ?? noFilter.role,
    states: several('state', matrixStates),
    delivery: several('delivery', actionStatuses),
    nature: one('nature', leverNatures),
    stance: one('stance', leverStances),
    level: one('level', leverLevels),
    withJointActionDays: address.get('days') === 'with',
  }
}

/** The address with this filter in place of the one it had; the rest of it stays. */
export function addressWith(before: URLSearchParams, { delegation, role, states, delivery, nature, stance, level, withJointActionDays }: MatrixFilter): URLSearchParams {
  const after = new URLSearchParams(before)
  for (const part of parts) after.delete(part)
  const say = (part: (typeof parts)[number], value: string | null): void => {
    if (value !== null && value !== '') after.set(part, value)
  }
  say('for', delegation)
  if (delegation !== null && role !== 'any') say('role', role)
  say('state', states.join(','))
  say('delivery', delivery.join(','))
  say('nature', nature)
  say('stance', stance)
  say('level', level)
  if (withJointActionDays) say('days', 'with')
  return after
}
