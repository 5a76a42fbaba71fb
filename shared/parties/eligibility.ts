// Who may hold which role: by kind of party, with exceptions as data. Asked by the schema, so that the gate refuses what
// can never be valid, and by pickers, which show the reason.
import type { PartyId } from '../ids.ts'
import { err, ok } from '../result.ts'
import type { Result } from '../result.ts'
import type { SourceKey } from '../sources.ts'
import { partiesById } from './parties.ts'
import type { PartyKind } from './party.ts'

export type Role = 'driver' | 'co-driver' | 'action-leader' | 'co-leader' | 'participant' | 'supervisor'

export type EligibilityRefusal = {
  readonly code:
    | 'party/unknown'
    | 'role/driver-member-state-only'
    | 'role/co-driver-member-state-or-agency'
    | 'role/co-driver-not-this-body'
    | 'role/leader-not-this-kind'
    | 'role/leader-commission-only'
    | 'role/supervisor-not-this-kind'
  readonly source: SourceKey
}

type Eligibility = {
  readonly kinds: readonly PartyKind[]
  readonly refusal: EligibilityRefusal['code']
  /** Parties of an eligible kind that may not all the same. */
  readonly except?: { readonly parties: readonly string[]; readonly refusal: EligibilityRefusal['code'] }
  /** A kind of which only these parties may. */
  readonly onlyOfKind?: { readonly kind: PartyKind; readonly parties: readonly string[]; readonly refusal: EligibilityRefusal['code'] }
  readonly source: SourceKey
  /** Where in the source it says so, or what the house rule rests on. */
  readonly passage: string
}

const leading: Eligibility = {
  kinds: ['member-state', 'agency', 'institution', 'third-country', 'international-organisation', 'network'],
  refusal: 'role/leader-not-this-kind',
  onlyOfKind: { kind: 'institution', parties: ['com'], refusal: 'role/leader-commission-only' },
  source: 'staff-working-document',
  passage: 'footnote 5',
}

/** Sources: driver and co-driver, Terms of Reference 14884/1/18 REV 1 as cited by footnote 5 of the staff working
 *  document; leaders, that footnote; participants, its section 1; supervisors' kinds are a house rule. */
export const eligibility: { readonly [Name in Role]: Eligibility } = {
  driver: {
    kinds: ['member-state'],
    refusal: 'role/driver-member-state-only',
    source: 'terms',
    passage: 'staff working document, footnote 5',
  },
  'co-driver': {
    kinds: ['member-state', 'agency'],
    refusal: 'role/co-driver-member-state-or-agency',
    // OLAF is an office of the Commission and the EPPO a prosecutor's office: bodies, but no agencies.
    except: { parties: ['olaf', 'eppo'], refusal: 'role/co-driver-not-this-body' },
    source: 'terms',
    passage: 'staff working document, footnote 5',
  },
  'action-leader': leading,
  'co-leader': leading,
  participant: {
    kinds: ['member-state', 'agency', 'institution', 'third-country', 'international-organisation', 'network', 'private-or-ngo'],
    // Never said: every kind is listed.
    refusal: 'party/unknown',
    source: 'staff-working-document',
    passage: 'sections 1 and 3',
  },
  supervisor: {
    kinds: ['member-state', 'agency', 'institution'],
    refusal: 'role/supervisor-not-this-kind',
    // A supervisor looks after its goal in every plan, so it is one that is sent every plan and changes texts: of the
    // institutions, the Commission. Networks are sent only the plans to whose circle they were added.
    onlyOfKind: { kind: 'institution', parties: ['com'], refusal: 'role/supervisor-not-this-kind' },
    source: 'house-rule',
    passage: 'section 3, third pillar, of the staff working document does not say who may',
  },
}

/** Whether a party may hold a role at all. Err: the reason, to show beside the party; an unknown party may hold none.
 *  Does not check who may appoint: see mandates. */
export function mayHold(role: Role, party: PartyId): Result<void, EligibilityRefusal> {
  const known = partiesById.get(party)
  const { kinds, refusal, except, onlyOfKind, source } = eligibility[role]
  if (known === undefined) return err({ code: 'party/unknown', source })
  if (!kinds.includes(known.kind)) return err({ code: refusal, source })
  if (except?.parties.includes(known.id)) return err({ code: except.refusal, source })
  if (onlyOfKind?.kind === known.kind && !onlyOfKind.parties.includes(known.id)) return err({ code: onlyOfKind.refusal, source })
  return ok(undefined)
}

/** Why a party may not hold a role, for the disabled line of a picker; null where it may. */
export function reasonNot(role: Role, party: PartyId): EligibilityRefusal['code'] | null {
  const may = mayHold(role, party)
  return may.ok ? null : may.error.code
}

/** A leader from outside works under the driver's responsibility, so the driver confirms it: every leader that is neither
 *  a Member State nor an EU agency. Source: staff working document, footnote 5. */
export function isOutsideLeader(party: PartyId): boolean {
  const kind = partiesById.get(party)?.kind
  return kind !== 'member-state' && kind !== 'agency'
}
