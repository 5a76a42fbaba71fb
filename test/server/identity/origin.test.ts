// From which pages a request may change something or open a socket.
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../server/config.ts'
import { originCheck, originIsOurs } from '../../../server/identity/origin.ts'

function configured(environment: Record<string, string>) {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

const local = {}
const published = { PUBLIC_URL: 'https://planning.example', HOST: '0.0.0.0' }
const development = { NODE_ENV: 'development' }

describe('an origin', () => {
  test.each<[boolean, Record<string, string>, string | null]>([
    [true, local, 'http://127.0.0.1:3000'],
    [true, local, 'http://localhost:3000'],
    [true, local, 'http://[::1]:3000'],
    [false, local, 'http://localhost:3001'],
    [false, local, 'https://localhost:3000'],
    [false, local, 'http://localhost'],
    [false, local, 'http://localhost:3000/'],
    [false, local, 'http://LOCALHOST:3000'],
    [false, local, 'http://localhost:3000.example'],
    [false, local, 'http://localhost:5173'],
    [false, local, 'null'],
    [false, local, ''],
    [false, local, null],
    [true, published, 'https://planning.example'],
    [false, published, 'http://planning.example'],
    [false, published, 'https://planning.example:8443'],
    [false, published, 'https://www.planning.example'],
    [false, published, 'https://planning.example.evil.example'],
    [false, published, 'http://127.0.0.1:3000'],
    [true, development, 'http://localhost:5173'],
    [true, development, 'http://127.0.0.1:5173'],
    [false, development, 'http://localhost:5174'],
  ])('is ours: %s with %o for %s', (ours, environment, origin) => {
    const request = new Request('http://127.0.0.1:3000/', origin === null ? {} : { headers: { origin } })
    expect(originIsOurs(request, configured(environment))).toBe(ours)
  })

  const app = new Hono().use(originCheck(configured(local))).all('*', context => context.text('came through'))
  test.each<[number, string, Record<string, string>]>([
    [200, 'GET', {}],
    [200, 'GET', { origin: 'https://elsewhere.example' }],
    [200, 'HEAD', {}],
    [200, 'POST', { origin: 'http://localhost:3000' }],
    [403, 'POST', {}],
    [403, 'POST', { origin: 'https://elsewhere.example' }],
    [403, 'PUT', { origin: 'null' }],
    [403, 'DELETE', { origin: 'http://localhost:3001' }],
    [403, 'OPTIONS', { origin: 'https://elsewhere.example' }],
    [403, 'GET', { upgrade: 'websocket', origin: 'https://elsewhere.example' }],
    [403, 'GET', { upgrade: 'websocket' }],
    [200, 'GET', { upgrade: 'websocket', origin: 'http://127.0.0.1:3000' }],
  ])('gives %i to %s with %o', async (status, method, headers) => {
    expect((await app.request('/', { method, headers })).status).toBe(status)
  })
})
