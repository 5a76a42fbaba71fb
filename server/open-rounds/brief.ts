// What a round asks of one delegation, with its actions as the version that is asked about says them: for its services to look at. It carries what
// the plan says, so it is for whoever reads the plan by its own right, and says its marking and version.
import { partsInBrief } from '../../shared/api/open-rounds.ts'
import type { BriefAction, RoundBrief } from '../../shared/api/open-rounds.ts'
import { givenAnswer, requestOf } from '../../shared/documents/plan-answers.ts'
import { orderedActions } from '../../shared/documents/plan-order.ts'
import { contributionKey, planPlain } from '../../shared/documents/plan.ts'
import type { ActionPlain } from '../../shared/documents/plan.ts'
import { goalsIn } from '../../shared/history/plan-difference.ts'
import type { PartyId, PlanId } from '../../shared/ids.ts'
import { readsByOwnRight } from '../../shared/mandates/mandates.ts'
import { err, ok } from '../../shared/result.ts'
import type { Result } from '../../shared/result.ts'
import { contributionKinds } from '../../shared/vocabularies/vocabularies.ts'
import { documentOfPlan, factsOf, isOpenTo, readRecord } from '../plans/plan-record.ts'
import { changedSince } from '../rounds/changed-since.ts'
import type { Store } from '../store/store.ts'
import type { OpenDocuments } from '../sync/open-documents.ts'
import { openVersion, versionsOf } from '../versions/versions.ts'
import { kindOf } from './open-rounds.ts'

export type BriefError = { readonly code: 'plan/not-found' | 'mandate/not-in-circle' | 'answer/no-round' | 'store/not-readable' }

type Parts = { readonly store: Store; readonly documents: OpenDocuments; readonly now: () => Date }

export async function roundBrief({ store: { database }, documents, now }: Parts, party: PartyId, plan: PlanId, number: number): Promise<Result<RoundBrief, BriefError>> {
  const record = await readRecord(database, plan)
  if (!isOpenTo(party, record, now())) return err({ code: 'plan/not-found' })
  if (!readsByOwnRight(party, factsOf(record, now()))) return err({ code: 'mandate/not-in-circle' })
  const { round } = record
  if (round === null || round.number !== number || round.closedAt !== undefined) return err({ code: 'answer/no-round' })
  const opened = await documents.open(documentOfPlan(plan))
  if (!opened.ok || opened.value === null) return err({ code: 'store/not-readable' })
  const asked = await openVersion(database, plan, round.version)
  const head = (await versionsOf(database, plan)).find(({ id }) => id === round.version)
  if (asked === null || head === undefined) return err({ code: 'store/not-readable' })
  const changed = new Set(((await changedSince(database, opened.value, plan, [round.version]))[round.version] ?? []).flatMap(([root, id]) => (root === 'actions' && id !== undefined ? [id] : [])))
  const plain = planPlain(asked)
  return ok({
    plan,
    round: number,
    kind: kindOf(record),
    label: round.label,
    contentHash: head.contentHash,
    marking: record.marking,
    isSample: record.isSample,
    deadline: round.deadline,
    silence: round.silence,
    aim: plain.aim.trim(),
    actions: orderedActions(plain, goalsIn(asked)).flatMap(({ id, action, goal, number: inPlan }): BriefAction[] => {
      const parts = partsIn(action, party)
      if (parts.length === 0) return []
      return [{
        id,
        number: inPlan,
        reference: plain.references[id] ?? null,
        title: action.title.trim(),
        goal,
        parts,
        service: action.services[party] ?? null,
        from: action.from ?? null,
        to: action.to ?? null,
        description: action.description.trim(),
        expectedResult: action.expectedResult.trim(),
        contributions: contributionKinds.flatMap(kind => {
          const words = action.contributions[contributionKey(party, kind)]
          return words === undefined ? [] : [{ kind, words }]
        }),
        hasChanged: changed.has(id),
      }]
    }),
  })
}

/** What it declined, and what it was turned down for, is no part of it. */
function partsIn(action: ActionPlain, party: PartyId): BriefAction['parts'] {
  return partsInBrief.filter(part => {
    if (part === 'author') return action.proposedBy === party && action.takenIn !== true
    const request = requestOf(action, part, party)
    return request !== null && givenAnswer(action, part, party, request)?.answer !== 'declined'
  })
}
