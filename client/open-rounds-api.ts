// Open rounds of one delegation, what it notes for itself, and its services, asked of the server.
import { z } from 'zod'
import { DraftWritten, DraftsToSend, OpenRoundsAnswer, RoundBrief, ServiceMade } from '../shared/api/open-rounds.ts'
import type { DraftBody, InputBody } from '../shared/api/open-rounds.ts'
import type { PartyId, PlanId, ServiceId } from '../shared/ids.ts'
import { answerOf, api } from './api.ts'

const all = api['open-rounds']
const one = all[':plan'][':round']
const Done = z.unknown()
const at = (plan: PlanId, round: number) => ({ plan, round: String(round) })

export const openRoundsApi = {
  read: (party: PartyId) => answerOf(all.$get({ query: { party } }), OpenRoundsAnswer),
  toSend: (party: PartyId) => answerOf(all.unsent.$get({ query: { party } }), DraftsToSend),
  brief: (plan: PlanId, round: number, party: PartyId) => answerOf(one.brief.$get({ param: at(plan, round), query: { party } }), RoundBrief),
  /** `draft-position/changed-meanwhile`: a colleague wrote it since. */
  draft: (plan: PlanId, round: number, json: DraftBody) => answerOf(one.position.$put({ param: at(plan, round), json }), DraftWritten),
  note: (plan: PlanId, round: number, service: ServiceId, json: InputBody) => answerOf(one.services[':service'].$put({ param: { ...at(plan, round), service }, json }), Done),
  addService: (party: PartyId, name: string) => answerOf(all.services.$post({ json: { party, name } }), ServiceMade),
  renameService: (party: PartyId, service: ServiceId, name: string) => answerOf(all.services[':service'].$put({ param: { service }, json: { party, name } }), Done),
  removeService: (party: PartyId, service: ServiceId) => answerOf(all.services[':service'].$delete({ param: { service }, json: { party } }), Done),
}
