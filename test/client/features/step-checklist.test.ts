// What stands in the way of a step, from the plan as it is.
import { expect, test } from 'vitest'
import { checklistOf, stepsOnPage, toAcknowledge, undecidedOf } from '../../../client/features/plan/steps/checklist.ts'
import type { ReserveView, RoundsAnswer } from '../../../shared/api/rounds.ts'
import type { PlanPlain } from '../../../shared/documents/plan.ts'
import { PartyId, ReserveId, VersionId } from '../../../shared/ids.ts'
import type { Finding } from '../../../shared/rules/findings.ts'
import { announcedStep, needsOf, stepById } from '../../../shared/workflow/steps.ts'

const at = '2026-11-26T10:00:00.000Z'
const id = (letter: string): string => letter.repeat(21)
const finding = (severity: Finding['severity']) => ({ severity }) as Finding
const proposal = (by: string, sentAt: string, isDecided = false) => ({ by, sent: { at: sentAt, capacity: 'speaks' }, place: ['aim'], change: { kind: 'value' }, ...(isDecided ? { decision: { decision: 'declined', by: 'ms-de', capacity: 'drafter', at } } : {}) })
const proposals = { [id('a')]: proposal('ms-nl', at), [id('b')]: proposal('ms-it', '2026-11-26T12:00:00.000Z'), [id('c')]: proposal('ms-it', at), [id('d')]: proposal('ms-fr', at, true) } as unknown as PlanPlain['proposals']
const reserve = (letter: string, isLifted: boolean): ReserveView => {
  const by = { party: PartyId.parse('ms-it'), capacity: 'speaks' as const }
  return { id: ReserveId.parse(id(letter)), round: 1, party: by.party, kind: 'reserve', place: [], words: 'No', label: '0.1', version: VersionId.parse(id('v')), at, by, lifted: isLifted ? { at, by } : null }
}
const version = VersionId.parse(id('v'))
const roundOf = (number: number, openedAt: string): RoundsAnswer['rounds'][number] => ({ number, version, label: '0.1', openedAt, openedBy: PartyId.parse('ms-de'), deadline: openedAt, silence: 'no-answer', asked: [], extensions: [], closedAt: null })
const answered = { rounds: [roundOf(1, '2026-11-26T09:00:00.000Z')], reserves: [reserve('r', false), reserve('s', true)], versions: [] as RoundsAnswer['versions'] }
const known = { findings: [finding('to-fix'), finding('to-look-at')], proposals, answered }
const needs = (step: 'open-round' | 'finish-rounds' | 'back-to-drafting', as: 'driver' | 'instead-of-driver' = 'driver') => {
  const row = stepById.get(step)
  return row === undefined ? [] : needsOf(row, as)
}

test('a round waits for what is to fix, and for nothing that is only to look at', () => {
  const list = checklistOf(needs('open-round'), known)
  expect(list.toFix).toHaveLength(1)
  expect(list.leftOpen).toEqual({ proposals: 3, toLookAt: 1 })
  expect(toAcknowledge(list)).toBe(0)
})

test('rounds are finished over what is open, each undecided proposal and standing reserve named, by delegation and in the order of sending', () => {
  const list = checklistOf(needs('finish-rounds'), known)
  expect(list.toFix).toEqual([])
  expect(list.proposals.map(each => each.id)).toEqual([id('c'), id('b'), id('a')])
  expect(list.reserves?.map(each => each.id)).toEqual([id('r')])
  expect(toAcknowledge(list)).toBe(4)
})

test('in the round of an amendment only what was put since the adoption is confirmed, as the server asks for it', () => {
  const adopted = { id: version, kind: 'adopted', label: '1.0', name: null, madeAt: '2026-11-26T11:00:00.000Z', by: null, contentHash: '' } as const
  const since = { ...reserve('t', false), round: 2, at: '2026-11-26T13:00:00.000Z' }
  const amending = { rounds: [roundOf(2, '2026-11-26T12:00:00.000Z'), ...answered.rounds], reserves: [since, ...answered.reserves], versions: [adopted] }
  expect(checklistOf(needs('finish-rounds'), { ...known, answered: amending }).reserves?.map(each => each.id)).toEqual([id('t')])
})

test('reserves that have not come yet are not taken for none', () => {
  expect(checklistOf(needs('finish-rounds'), { ...known, answered: null }).reserves).toBeNull()
})

test('without a driver nothing holds a step up, and back to drafting asks for nothing', () => {
  expect(checklistOf(needs('open-round', 'instead-of-driver'), known).toFix).toEqual([])
  expect(toAcknowledge(checklistOf(needs('back-to-drafting'), known))).toBe(0)
})

test('what was decided is not open', () => expect(undecidedOf(proposals).map(each => each.id)).not.toContain(id('d')))

test('of the steps from a status the one that leads on comes first, and what comes by itself is none of them', () => {
  const facts = (status: 'drafting' | 'consultation' | 'submitted' | 'adopted' | 'closed', amendment: { state: 'drafting'; isMinor: boolean } | null = null) => ({ status, amendment, archived: false })
  const said = (of: Parameters<typeof stepsOnPage>[0]) => {
    const { next, others } = stepsOnPage(of)
    return [next?.id ?? null, others.map(step => step.id)]
  }
  expect(said(facts('drafting'))).toEqual(['open-round', []])
  expect(said(facts('consultation'))).toEqual(['finish-rounds', ['back-to-drafting']])
  expect(said(facts('submitted'))).toEqual(['record-adoption', ['send-back']])
  expect(said(facts('adopted'))).toEqual([null, ['open-amendment']])
  expect(said(facts('adopted', { state: 'drafting', isMinor: false }))).toEqual(['open-round', ['drop-amendment']])
  expect(said(facts('adopted', { state: 'drafting', isMinor: true }))).toEqual(['submit', ['drop-amendment']])
  expect(said(facts('closed'))).toEqual([null, []])
  expect(said({ ...facts('drafting'), archived: true })).toEqual([null, []])
})

test('an announced step is known by where it leads', () => {
  expect([announcedStep('consultation')?.id, announcedStep('submitted')?.id, announcedStep('drafting')]).toEqual(['open-round', 'submit', null])
})
