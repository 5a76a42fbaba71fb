import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createIntl } from 'react-intl'
import type { IntlShape } from 'react-intl'
import { expect, test } from 'vitest'
import { planSchema } from '../../../shared/documents/plan.ts'
import { apiErrors } from '../../../shared/messages/en/api-errors.ts'
import { closes } from '../../../shared/messages/en/close-codes.ts'
import { findings } from '../../../shared/messages/en/findings.ts'
import { refusals } from '../../../shared/messages/en/refusals.ts'
import { fieldCodeOf, isMessageCode, sentences } from '../../../shared/messages/index.ts'
import type { MessageCode } from '../../../shared/messages/index.ts'

const everyValue = { party: 'Italy', driver: 'Germany', day: '31 Jan 2028', limit: '31 Dec 2027', count: 1 }

const intl: IntlShape = createIntl({
  locale: 'en',
  defaultLocale: 'en',
  onError: error => {
    throw error
  },
})
const say = (id: MessageCode, values: Readonly<Record<string, string | number>> = everyValue): string => intl.formatMessage({ id, defaultMessage: sentences[id] }, values)

const repository = join(import.meta.dirname, '../../..')
/** Areas of codes that reach a person through the page; those of a store that does not open are said at start. */
const areas = ['mandate', 'value', 'structure', 'client-id', 'update', 'document', 'plan', 'party', 'role', 'protocol', 'dates', 'api', 'marking', 'circle', 'sign-in', 'origin', 'sample']
const codePattern = new RegExp(`'((?:${areas.join('|')})/[a-z]+(?:-[a-z]+)*)'`, 'g')

function codesIn(folder: string): { code: string; file: string }[] {
  return readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => [...readFileSync(join(repository, folder, file), 'utf8').matchAll(codePattern)].map(([, code = '']) => ({ code, file: join(folder, file) })))
}

test.each(['server', 'shared'])('every code that %s code can answer with has a sentence', folder => {
  expect(codesIn(folder).filter(({ code }) => !isMessageCode(code))).toEqual([])
})

test('every sentence can be said with the values of its code', () => {
  for (const code of Object.keys(sentences).filter(isMessageCode)) {
    expect(say(code), code).not.toMatch(/[{}#]|undefined/)
    expect(say(code).trim(), code).not.toBe('')
  }
})

test('no sentence has a straight apostrophe, which would quote what follows it', () => {
  for (const [code, sentence] of Object.entries(sentences)) expect(sentence, code).not.toContain('\'')
})

test('refusals, closed connections and answers of the server need no values, so all say the same', () => {
  for (const [code, sentence] of Object.entries({ ...refusals, ...closes, ...apiErrors })) expect(sentence, code).not.toMatch(/[{}]/)
})

test('what is to fix, what was refused and why a connection closed is said in full sentences of reason and remedy', () => {
  const told = { ...refusals, ...closes, ...apiErrors, ...findings }
  for (const code of Object.keys(told).filter(isMessageCode)) {
    const sentence = say(code)
    expect(sentence, code).toMatch(/^[A-Z“].*\.$/)
    // A reason and a remedy: two sentences, or two halves of one.
    expect(sentence, code).toMatch(/[.;:,] /)
  }
})

test('every field of a plan has a name', () => {
  for (const label of labelsOf(planSchema.roots)) expect(fieldCodeOf(label), label).not.toBeNull()
})

test('a label that no catalogue knows has no name', () => {
  expect(fieldCodeOf('action.nothing')).toBeNull()
})

test('an outside leader without the driver’s word is told with the name of the driver', () => {
  expect(say('action-leader/not-confirmed-by-driver', { party: 'Georgia', driver: 'Germany', count: 1 })).toBe(
    'Georgia is neither a Member State nor an EU agency, so it leads under the driver’s responsibility. Germany has not confirmed yet.',
  )
  expect(say('action-leader/not-confirmed-by-driver', { party: 'Georgia', count: 0 })).toContain('The plan has no driver yet')
})

test.each([
  [1, 'Italy was asked'],
  [2, 'Italy and one other delegation were asked'],
  [5, 'Italy and 4 other delegations were asked'],
])('%i silent participants are told as "%s"', (count, opening) => {
  expect(say('participant/silent', { party: 'Italy', count })).toContain(opening)
  expect(say('co-leader/silent', { party: 'Italy', count })).toContain(opening)
})

function labelsOf(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null || !('node' in tree || Object.getPrototypeOf(tree) === Object.prototype)) return []
  const own = 'label' in tree && typeof tree.label === 'string' ? [tree.label] : []
  if (!('node' in tree)) return Object.values(tree).flatMap(labelsOf)
  return [...own, ...('fields' in tree ? labelsOf(tree.fields) : [])]
}
