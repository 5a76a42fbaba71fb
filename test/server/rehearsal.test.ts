// The rehearsal before the server listens goes the way of real keystrokes.
import { expect, test } from 'vitest'
import { rehearse } from '../../server/rehearsal.ts'

test('keystrokes of the rehearsal pass the gate and are committed, and it ends by itself', async () => {
  expect(await rehearse(50)).toBeGreaterThanOrEqual(40)
})
