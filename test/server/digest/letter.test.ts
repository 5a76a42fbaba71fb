// A digest as a message: what there is room for, and under which id.
import { expect, test } from 'vitest'
import type { News } from '../../../server/digest/news.ts'
import { digestLetter } from '../../../server/mail/digest-letter.ts'
import { PersonId, PlanId, randomId } from '../../../shared/ids.ts'

const person = PersonId.parse(randomId())
const news = (plan: string, key = plan, kind: News['kind'] = 'said'): News => ({ keys: [key], kind, isUrgent: false, plan: PlanId.parse(plan), sentence: 'digest/mention', values: { by: 'Malta', party: 'Italy' }, path: `/plans/${plan}` })
const letter = (of: readonly News[], address = 'https://planning.example') => digestLetter({ to: 'rita@office.example', person, news: of, nameOfPlan: plan => `the plan ${plan}`, address, token: 'token' })

test('what reads the same stands once with how often, and of more than forty lines the rest is on the page', () => {
  expect(letter([news('ms-2026', 'one'), news('ms-2026', 'two')]).text).toContain('- Malta mentions Italy in the plan ms-2026. (2 times)\n')
  const { subject, text } = letter(Array.from({ length: 45 }, (_, index) => news(`ms-${2000 + index}`)))
  expect([subject, text.match(/^- /gm)?.length]).toEqual(['45 things wait for you in the EMPACT workspace', 40])
  expect(text).toContain('And 5 more: https://planning.example/delegation')
})

test('rounds come first, and the same news have the same message id, whatever their order', () => {
  const [said, round] = [news('ms-2026'), news('thb-2026', 'round', 'rounds')]
  const { text, messageId } = letter([said, round])
  expect(text.indexOf('Rounds and deadlines')).toBeLessThan(text.indexOf('Mentions and replies'))
  expect([letter([round, said]).messageId === messageId, letter([said]).messageId === messageId]).toEqual([true, false])
  expect(messageId).toMatch(/^<digest\.[\w-]{43}@planning\.example>$/)
})
