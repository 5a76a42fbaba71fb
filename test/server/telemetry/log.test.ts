// What may stand in the log, and what never does.
import { expect, test } from 'vitest'
import { createLog } from '../../../server/telemetry/log.ts'

function logged(write: (log: ReturnType<typeof createLog>) => void): string[] {
  const lines: string[] = []
  write(createLog({ level: 'info', write: line => lines.push(line) }))
  return lines
}

test('an event is one line of JSON with its fields', () => {
  const [line = '', ...more] = logged(log => log.info('commit.stored', { document: 'plan/ms-2026', rows: 3 }))
  expect(more).toEqual([])
  expect(JSON.parse(line)).toMatchObject({ msg: 'commit.stored', document: 'plan/ms-2026', rows: 3 })
})

test('an error is logged by kind, place and id, without its message, which may quote a text', () => {
  let id = ''
  const [line = ''] = logged(log => {
    try {
      JSON.parse('{"title": Raid in the harbour}')
    } catch (error) {
      id = log.error('http.unexpected', error)
    }
  })
  expect(line).not.toContain('harbour')
  expect(JSON.parse(line)).toMatchObject({ errorId: id, errorName: 'SyntaxError', msg: 'http.unexpected' })
  expect(line).toContain('log.test.ts')
})

test('what is below the level is not written', () => {
  expect(logged(log => log.debug('detail'))).toEqual([])
})
