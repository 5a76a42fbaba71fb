// The tables, as Kysely sees them. Column names are the database's (snake_case); the migrations create them.
// Times are ISO instants in UTC, days are ISO days, booleans 0 or 1, JSON is text that its reader parses with Zod.
import type { Generated } from 'kysely'
import type { AnswerId, AreaId, GoalId, PartyId, PenId, PersonId, PlanId, PriorityId, ReserveId, ServiceId, VersionId } from '../../shared/ids.ts'
import type { PersonFunction } from '../../shared/mandates/functions.ts'
import type { ActivityKind } from '../../shared/history/activity.ts'
import type { IndexedKind } from '../search/search-index.ts'
import type { DigestTables } from './schema-digests.ts'
import type { PeopleTables } from './schema-people.ts'

export type Database = DocumentTables & PlanTables & PeopleTables & DigestTables & SearchTables & HistoryTables

export type DocumentTables = {
  /** One row for each document; `head_seq` is the highest `seq` ever stored for it. */
  documents: {
    /** Kind and name, e.g. `plan/ms-2026`. */
    id: string
    kind: string
    epoch: string
    schema_version: number
    head_seq: number
    created_at: string
  }
  /** The log. Append only; it is the history, so snapshots never shorten it. */
  updates: {
    document: string
    seq: number
    epoch: string
    bytes: Uint8Array
    /** Null: the server itself wrote it. */
    person: PersonId | null
    party: PartyId | null
    /** The function in which the person acted. */
    capacity: PersonFunction | null
    /** The party's role in the plan at that moment, e.g. `driver`. */
    role: string | null
    /** JSON list of Yjs client ids whose structs the update holds. */
    client_ids: string
    at: string
  }
  snapshots: { document: string; epoch: string; seq: number; bytes: Uint8Array; at: string }
  /** Who owns a Yjs client id within an epoch; null is the server. */
  client_ids: { document: string; epoch: string; client_id: number; person: PersonId | null; bound_at: string }
}

export type PlanTables = {
  plans: {
    id: PlanId
    document: string
    area: AreaId
    priority: PriorityId
    cycle: string
    period_start: string
    period_end: string
    /** Copied from the area when the plan is made, and never changed: lasting references are built on it. */
    area_code: string
    marking: string
    status: string
    driver: PartyId | null
    driver_recorded_at: string | null
    /** Reference of the decision, or the word `provisional`. */
    driver_decision: string | null
    driver_accepted_at: string | null
    driver_accepted_by: PersonId | null
    council_document: string | null
    predecessor: PlanId | null
    archived_at: string | null
    is_sample: number
    title_override: string | null
    /** The step that the plan takes at a stated moment; both null where none is announced. */
    next_status: string | null
    next_status_at: string | null
    /** JSON of a `StepTaken`: what was announced, as it was asked for. */
    next_step: string | null
    /** JSON of an `Adoption`. */
    adoption: string | null
    /** JSON of an `Amendment`. */
    amendment: string | null
  }
  /** States of a plan that are kept whole. Never changed. */
  plan_versions: {
    id: VersionId
    plan: PlanId
    epoch: string
    seq: number
    kind: string
    label: string
    name: string | null
    made_at: string
    person: PersonId | null
    party: PartyId | null
    capacity: PersonFunction | null
    content_hash: string
    /** The whole state as one Yjs update, deflated. */
    state: Uint8Array
    /** JSON of a `Dossier`, of an adopted version: what led to it. */
    dossier: string | null
    /** Of that, as it was when it was adopted. */
    dossier_hash: string | null
  }
  /** States of a plan to which people gave a name; `at`: when it was so. */
  named_versions: {
    id: VersionId
    plan: PlanId
    epoch: string
    seq: number
    at: string
    name: string
    named_at: string
    person: PersonId
    party: PartyId
    capacity: PersonFunction
  }
  rounds: {
    plan: PlanId
    number: number
    version: VersionId
    opened_at: string
    opened_by: PersonId
    opened_by_party: PartyId
    deadline_at: string
    silence: string
    /** JSON: the delegations that were asked. */
    asked: string
    closed_at: string | null
  }
  round_extensions: { plan: PlanId; round: number; extended_at: string; from_deadline: string; to_deadline: string; person: PersonId; party: PartyId }
  /** What the driver or the support team sent to delegations without an answer. */
  round_reminders: { id: string; plan: PlanId; round: number; reminded_at: string; person: PersonId; party: PartyId }
  /** Append only: the latest of a delegation counts. */
  round_answers: {
    id: AnswerId
    plan: PlanId
    round: number
    party: PartyId
    answer: string
    remarks: string | null
    version: VersionId
    given_at: string
    how: string
    /** Of one that came in writing: how and when, in the words of whoever recorded it. */
    received: string | null
    /** Null where nobody said anything. */
    person: PersonId | null
    by_party: PartyId | null
    capacity: PersonFunction | null
    is_late: number
  }
  reserves: {
    id: ReserveId
    plan: PlanId
    round: number
    party: PartyId
    kind: string
    /** JSON of a path of the plan; of the whole plan empty. */
    place: string
    words: string
    version: VersionId
    raised_at: string
    person: PersonId | null
    by_party: PartyId | null
    capacity: PersonFunction | null
    lifted_at: string | null
    lifted_by: PersonId | null
    lifted_by_party: PartyId | null
    lifted_capacity: PersonFunction | null
  }
  /** Loans of the pen. Ended ones stay: they are on record. */
  pens: {
    id: PenId
    plan: PlanId
    party: PartyId
    /** JSON of a `PenPlace`. */
    place: string
    until_at: string
    lent_by_party: PartyId
    lent_by: PersonId
    lent_at: string
    /** When it was given back or taken; null while it runs and where it ran out. */
    ended_at: string | null
  }
  /** Delegations that ask for the pen. Ended ones stay: they are on record. */
  pen_requests: {
    id: PenId
    plan: PlanId
    party: PartyId
    /** JSON of a `PenPlace`. */
    place: string
    asked_by: PersonId
    asked_at: string
    ended_at: string | null
  }
  /** To whom a plan was released, what for and until when. Ended ones stay: they are on record. */
  releases: {
    plan: PlanId
    party: PartyId
    recorded_at: string
    purpose: string
    until_at: string
    recorded_by: PersonId
    ended_at: string | null
  }
  co_drivers: {
    plan: PlanId
    party: PartyId
    recorded_at: string
    decision: string
    accepted_at: string | null
    accepted_by: PersonId | null
    /** In the order in which they were recorded. */
    position: number
  }
  /** Networks and bodies that see a plan besides those who always do. */
  circle_additions: { plan: PlanId; party: PartyId; recorded_at: string; recorded_by: PersonId | null }
  /** The next number of a lasting reference; it never goes back, also after a restore. */
  reference_counters: { area: AreaId; period_start: string; next: number }
  /** What lists and matrix show of a plan; can be thrown away and rebuilt. `seq` is the state it reflects. */
  plan_summaries: { plan: PlanId; seq: number; epoch: string; summary: string }
  /** What a person has read of what is said to a delegation, by the ids of shared/inbox. */
  inbox_read: { person: PersonId; item: string; read_at: string }
  /** The list that a delegation keeps of its own services. Those that were removed stay: what they said is theirs. */
  own_services: { id: ServiceId; party: PartyId; name: string; added_at: string; removed_at: string | null }
  /** What a delegation thinks of answering to a plan's round: one row of each, and of it nothing leaves for another. Emptied when the answer is
   *  given. `round`: in which it was written last. */
  draft_positions: { plan: PlanId; party: PartyId; round: number; answer: string | null; remarks: string; revision: number; written_at: string; person: PersonId }
  /** What a service of the delegation says to a round, for the delegation alone. */
  service_inputs: { plan: PlanId; party: PartyId; round: number; service: ServiceId; said: string; words: string; written_at: string; person: PersonId }
  cycles: {
    id: string
    label: string
    starts_on: string
    ends_on: string
    plan_period_years: number
    status: string
  }
  priorities: { id: PriorityId; cycle: string; number: number; code: string; title: string; position: number }
  areas: { id: AreaId; priority: PriorityId; code: string; title: string; position: number }
  /** Goals are data that the support team may edit. */
  goals: {
    id: GoalId
    cycle: string
    number: number
    code: string
    title: string
    unverified: number
    supervisor: PartyId | null
    /** Reference of the decision by which it supervises, or the word `provisional`, and the day from which. */
    supervisor_decision: string | null
    supervisor_on: string | null
    supervisor_recorded_by: PersonId | null
    position: number
  }
  /** Changes to facts that people decide outside the text. Append only. */
  record_log: {
    id: Generated<number>
    at: string
    person: PersonId | null
    party: PartyId | null
    capacity: PersonFunction | null
    what: string
    subject: string
    detail: string
  }
}

/** What can be searched for; can be thrown away and made again. */
export type SearchTables = {
  /** One row for each document that was taken in, with the state it reflects. `number` begins the ids of its items. */
  search_documents: { number: Generated<number>; document: string; epoch: string; seq: number }
  search_items: {
    id: number
    document: string
    kind: IndexedKind
    item: string
    /** Of its names, as `nameWords` folds them. */
    name_words: string
    /** JSON of its names and texts. */
    content: string
  }
}

/** What was done to plans, read from the log: server/history/. All but `history_looks` can be thrown away and made again. */
export type HistoryTables = {
  /** `seq`: through which the log of a document was read. */
  history_documents: { document: string; seq: number }
  /** `state` is compressed. `rows_since_kept` 0: it is kept; else it is where reading goes on, until that is further. */
  history_states: { document: string; seq: number; epoch: string; at: string; rows_since_kept: number; state: Uint8Array }
  history_entries: {
    document: string
    from_seq: number
    position: number
    to_seq: number
    began_at: string
    at: string
    person: PersonId | null
    party: PartyId | null
    capacity: PersonFunction | null
    role: string | null
    kind: ActivityKind
    /** JSON of a `Path`. */
    path: string
    /** The action it leads into. */
    action: string | null
    /** The field it is about, or the empty string. */
    field: string
    is_content: number
    added: number
    removed: number
    /** JSON. */
    detail: string
  }
  /** The state of a plan that a person saw when looking at its history last. */
  history_looks: { person: PersonId; plan: PlanId; seq: number; at: string }
}
