// Limits on failed attempts: how the wait grows, and by whom failures are counted.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { accountLimits, createAttempts, waitAfter } from '../../../server/identity/attempts.ts'
import { clientAddress } from '../../../server/identity/client-address.ts'
import { aPersonWithPassword, password, served, type Served } from './served.ts'

const email = 'austeja@example.org'
const wrong = 'incorrect horse'

describe('the wait before the next attempt', () => {
  test.each([
    [0, 0],
    [4, 0],
    [5, 1_000],
    [6, 2_000],
    [10, 32_000],
    [11, 60_000],
    [1_000, 60_000],
  ])('after %i failures on an account it is %i ms', (failures, waitMs) => {
    expect(waitAfter(failures, accountLimits)).toBe(waitMs)
  })

  test('many attempts at once get no more tries than one after another', () => {
    const attempts = createAttempts(accountLimits, () => 0)
    const begun = Array.from({ length: 50 }, () => attempts.begin('account')).filter(({ waitMs }) => waitMs === 0)
    expect(begun).toHaveLength(accountLimits.freeFailures)
  })

  test('failures are forgotten after an hour without an attempt', () => {
    let nowMs = 0
    const attempts = createAttempts(accountLimits, () => nowMs)
    for (let count = 0; count < accountLimits.freeFailures; count += 1) attempts.begin('account')
    expect(attempts.begin('account').waitMs).toBe(1_000)
    nowMs = accountLimits.forgetAfterMs
    expect(attempts.begin('account').waitMs).toBe(0)
  })

  test('keys without end do not fill the memory, and the recent ones are kept', () => {
    const attempts = createAttempts({ ...accountLimits, freeFailures: 1 }, () => 0)
    attempts.begin('first')
    for (let count = 0; count < 30_000; count += 1) attempts.begin(`key ${count}`)
    expect(attempts.begin('first').waitMs).toBe(0)
    expect(attempts.begin('key 29999').waitMs).toBe(1_000)
  })
})

describe('signing in', () => {
  let here: Served
  beforeEach(async () => {
    here = await served()
    await aPersonWithPassword(here)
  })
  afterEach(() => here.close())

  const fail = (address: string, headers?: Record<string, string>) =>
    here.ask('/sign-in', { body: { email: address, password: wrong }, ...(headers ? { headers } : {}) })

  test('after five failures on an account even the right password has to wait, and is taken after', async () => {
    for (let count = 0; count < 5; count += 1) expect((await fail(email)).status).toBe(401)
    const limited = await here.ask('/sign-in', { body: { email, password } })
    expect([limited.status, limited.code, limited.headers['retry-after']]).toEqual([429, 'sign-in/too-many', '1'])
    here.waitMs(1_000)
    expect((await here.ask('/sign-in', { body: { email, password } })).status).toBe(200)
  })

  test('a success forgets the failures of the account', async () => {
    for (let count = 0; count < 4; count += 1) await fail(email)
    await here.ask('/sign-in', { body: { email, password } })
    for (let count = 0; count < 4; count += 1) expect((await fail(email)).status).toBe(401)
  })

  test('an account that does not exist is limited alike', async () => {
    for (let count = 0; count < 5; count += 1) await fail('nobody@example.org')
    expect((await fail('nobody@example.org')).status).toBe(429)
  })

  test('one account’s failures do not hold up another', async () => {
    for (let count = 0; count < 6; count += 1) await fail('nobody@example.org')
    expect((await here.ask('/sign-in', { body: { email, password } })).status).toBe(200)
  })

  test('an address that tries many accounts is limited, whatever forwarding header it writes', async () => {
    const tried = Array.from({ length: 20 }, (_, index) => fail(`person${index}@example.org`, { 'x-forwarded-for': `10.0.0.${index}` }))
    expect((await Promise.all(tried)).map(answer => answer.status)).toEqual(Array.from({ length: 20 }, () => 401))
    const next = await here.ask('/sign-in', { body: { email, password }, headers: { 'x-forwarded-for': '10.9.9.9' } })
    expect(next.status).toBe(429)
  })

  test('guessing at links is limited by address', async () => {
    const question = { body: { token: 'x'.repeat(42), password } }
    for (let count = 0; count < 20; count += 1) expect((await here.ask('/set-password', question)).code).toBe('sign-in/link-invalid')
    expect((await here.ask('/set-password', question)).status).toBe(429)
  })
})

describe('behind a proxy that the operator named', () => {
  test('failures are counted by the address that the proxy saw', async () => {
    const here = await served({ TRUSTED_PROXY: '127.0.0.1' })
    try {
      const from = (client: string, index: number) =>
        here.ask('/sign-in', {
          body: { email: `person${index}@example.org`, password: wrong },
          headers: { 'x-forwarded-for': client },
        })
      for (let count = 0; count < 20; count += 1) await from('192.0.2.1', count)
      expect((await from('192.0.2.1', 20)).status).toBe(429)
      expect((await from('192.0.2.2', 20)).status).toBe(401)
    } finally {
      await here.close()
    }
  })

  const proxies = ['10.0.0.0/24', 'fd00::1']
  test.each([
    ['a header without a trusted proxy is not believed', '192.0.2.1', '198.51.100.7', [], '192.0.2.1'],
    ['nor one of a socket that is not the proxy', '192.0.2.1', '198.51.100.7', proxies, '192.0.2.1'],
    ['the proxy’s word is', '10.0.0.5', '198.51.100.7', proxies, '198.51.100.7'],
    ['only the last word that the proxy itself wrote', '10.0.0.5', '203.0.113.9, 198.51.100.7', proxies, '198.51.100.7'],
    ['two proxies of ours are both skipped', '10.0.0.5', '198.51.100.7, 10.0.0.6', proxies, '198.51.100.7'],
    ['a proxy over IPv6', 'fd00::1', '198.51.100.7', proxies, '198.51.100.7'],
    ['rubbish in the header leaves the proxy’s own address', '10.0.0.5', 'unknown', proxies, '10.0.0.5'],
    ['no header leaves the proxy’s own address', '10.0.0.5', undefined, proxies, '10.0.0.5'],
    ['IPv4 over an IPv6 socket is IPv4', '10.0.0.5', '::ffff:198.51.100.7', proxies, '198.51.100.7'],
    ['IPv6 is counted by its first half', '2001:db8:1:2:aaaa::1', undefined, [], '2001:db8:1:2::/64'],
    ['short IPv6 too', '2001:db8::1', undefined, [], '2001:db8:0:0::/64'],
    ['no socket at all', null, '198.51.100.7', proxies, 'unknown'],
  ])('%s', (_what, peer, header, trusted, client) => {
    expect(clientAddress(peer, header, trusted)).toBe(client)
  })
})
