// The brief for a service: which actions it gets, and that what a plan says is text wherever it goes.
import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { briefDocument, htmlOf, plainTextOf } from '../../../client/features/open-rounds/brief-document.ts'
import type { Translate } from '../../../client/features/open-rounds/use-message.ts'
import { inOpenRounds } from '../../../client/messages/en/in-open-rounds.ts'
import { inPlan } from '../../../client/messages/en/in-plan.ts'
import type { BriefAction, RoundBrief } from '../../../shared/api/open-rounds.ts'
import { ActionId, PlanId } from '../../../shared/ids.ts'

const intl = createIntl({ locale: 'en-GB', messages: { ...inPlan, ...inOpenRounds } })
const t: Translate = (id, values) => intl.formatMessage({ id }, values)

const action = (title: string, service: string | null, part: Partial<BriefAction> = {}): BriefAction => ({
  id: ActionId.parse('AAAAAAAAAAAAAAAAAAAAA'), number: '1.1', reference: null, title, goal: null, parts: ['participant'], service, from: null, to: null,
  description: '', expectedResult: '', contributions: [], hasChanged: false, ...part,
})
const brief = (actions: readonly BriefAction[], part: Partial<RoundBrief> = {}): RoundBrief => ({
  plan: PlanId.parse('ms-2028'), round: 2, kind: 'consultation', label: '0.2', contentHash: 'content-1:3f9a2c1b0000', marking: 'limite', isSample: false,
  deadline: '2026-11-28T17:00:00.000Z', silence: 'no-objection', aim: '', actions: [...actions], ...part,
})
const made = (briefs: readonly RoundBrief[], service: string | null) =>
  briefDocument(t, briefs, { delegation: 'Italy', service: service === null ? null : { name: service }, answers: ['no-objection', 'reserve'], planOf: plan => plan, origin: 'https://plans.example' })

test('a service gets the actions in which the plan names it in its own words, and those in which it names none', () => {
  const all = [action('Boats', 'Guardia di Finanza, II Reparto'), action('Brokers', 'Customs'), action('Routes', null)]
  const [section] = made([brief(all)], 'guardia di finanza').sections
  expect(section?.groups.map(({ heading, actions }) => [heading, actions.map(each => each.heading)])).toEqual([
    ['Our actions', ['1.1 Boats']],
    ['Our actions in which no service is named yet', ['1.1 Routes']],
  ])
  const [ofAll] = made([brief(all)], null).sections
  expect(ofAll?.groups.map(({ actions }) => actions.map(each => each.heading))).toEqual([['1.1 Boats', '1.1 Brokers', '1.1 Routes']])
})

test('it says what is asked, until when, what silence means and where it stands, under the strictest marking', () => {
  const text = plainTextOf(made([brief([], { marking: 'public' }), brief([], { isSample: true })], null))
  expect(text.split('\n').slice(0, 2)).toEqual(['LIMITE · SAMPLE: fictional content', 'Brief for the services of Italy'])
  for (const line of ['Italy is asked about version 0.2 (3f9a2c1b), round 2.', 'The delegation answers until Sat 28 Nov 2026, 18:00 Brussels time.', 'A Member State that says nothing has no objection.', 'The plan: https://plans.example/plans/ms-2028/round', 'This version names Italy in no action.']) expect(text).toContain(line)
})

test('what a plan says is text, and no markup, in what is pasted', () => {
  const html = htmlOf(made([brief([action('<b>Boats</b>', null, { description: 'one\ntwo & <script>' })])], null))
  expect(html).toContain('&lt;b&gt;Boats&lt;/b&gt;')
  expect(html).toContain('one<br>two &amp; &lt;script&gt;')
  expect(html).not.toContain('<script>')
})
