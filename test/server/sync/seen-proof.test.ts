// The code that a client shows for a `seq` it has seen.
import { expect, test } from 'vitest'
import { seenProofs } from '../../../server/sync/seen-proof.ts'

const proofs = seenProofs('a secret that outlives the process')

test('what the server gave out it knows again, also after a restart', () => {
  const proof = proofs.give('plan/ms-2026', 'first', 7)
  expect(proof).toMatch(/^[\w-]{22}$/)
  expect(seenProofs('a secret that outlives the process').isGiven('plan/ms-2026', 'first', 7, proof)).toBe(true)
})

test('a proof is good for one seq of one epoch of one document, of one server', () => {
  const proof = proofs.give('plan/ms-2026', 'first', 7)
  expect(proofs.isGiven('plan/ms-2026', 'first', 8, proof)).toBe(false)
  expect(proofs.isGiven('plan/ms-2026', 'second', 7, proof)).toBe(false)
  expect(proofs.isGiven('plan/dt-2026', 'first', 7, proof)).toBe(false)
  expect(seenProofs('another secret').isGiven('plan/ms-2026', 'first', 7, proof)).toBe(false)
})

test('nothing else is a proof', () => {
  for (const shown of ['', 'A', '=', 'A'.repeat(22), 'é'.repeat(22), proofs.give('plan/ms-2026', 'first', 7).slice(1)]) {
    expect([shown, proofs.isGiven('plan/ms-2026', 'first', 7, shown)]).toEqual([shown, false])
  }
})
