// What each variable of the environment may be, what it becomes, and what is said of a wrong one.
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig, sentenceOfConfigProblem, type Config } from '../../server/config.ts'

function config(environment: Record<string, string> = {}): Config {
  const read = readConfig(environment)
  if (!read.ok) throw new Error(read.error.map(sentenceOfConfigProblem).join('\n'))
  return read.value
}

function refused(environment: Record<string, string>): string[] {
  const read = readConfig(environment)
  return read.ok ? [] : read.error.map(problem => problem.variable)
}

describe('the environment', () => {
  test('nothing set: this machine alone, port 3000, ./data, with the sample', () => {
    expect(config()).toEqual({
      host: '127.0.0.1',
      port: 3000,
      dataDirectory: resolve('data'),
      address: 'http://127.0.0.1:3000',
      origins: ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'],
      secureCookies: false,
      trustedProxies: [],
      authSecret: null,
      demo: true,
      demoRound: true,
      sessionHours: 12,
      mail: null,
      metricsFor: 'loopback',
      warmUpMs: 1_000,
      logLevel: 'info',
      isDevelopment: false,
    })
  })

  test('an empty variable counts as absent', () => {
    expect(config({ PORT: '', DATABASE_URL: '', AUTH_SECRET: '' })).toEqual(config())
  })

  test.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '0' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '3000.5' }],
    ['HOST', { HOST: 'http://localhost' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://localhost/plans' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'planning.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'ftp://planning.example' }],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://planning.example/empact' }],
    ['PUBLIC_URL', { HOST: '0.0.0.0' }],
    ['TRUSTED_PROXY', { TRUSTED_PROXY: 'proxy.example' }],
    ['TRUSTED_PROXY', { TRUSTED_PROXY: '10.0.0.0/33' }],
    ['TRUSTED_PROXY', { TRUSTED_PROXY: '10.0.0.1,' }],
    ['AUTH_SECRET', { AUTH_SECRET: 'too short' }],
    ['DEMO', { DEMO: 'maybe' }],
    ['SESSION_HOURS', { SESSION_HOURS: '0' }],
    ['SMTP_URL', { SMTP_URL: 'mail.example', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { SMTP_URL: 'https://mail.example', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://user@mail.example', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://:password@mail.example', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://user:100%@mail.example', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://mail.example/queue', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://mail.example?tls=no', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://', MAIL_FROM: 'workspace@planning.example' }],
    ['SMTP_URL', { MAIL_FROM: 'workspace@planning.example' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Workspace <workspace@planning.example>' }],
    ['METRICS', { METRICS: 'all' }],
    ['WARM_UP_MS', { WARM_UP_MS: '-1' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ])('what cannot be used is refused by the name of the variable: %s %o', (variable, environment) => {
    expect(refused(environment)).toEqual([variable])
  })

  test('every wrong variable is named at once, with what to write', () => {
    const read = readConfig({ PORT: 'x', DEMO: 'x' })
    const sentences = read.ok ? [] : read.error.map(sentenceOfConfigProblem)
    expect(sentences).toEqual([
      'The environment variable PORT cannot be used. Write a port number from 1 to 65535.',
      'The environment variable DEMO cannot be used. Write on, plans or off.',
    ])
  })

  test('a secret is never part of what is said about it', () => {
    const read = readConfig({ AUTH_SECRET: 'short-and-secret' })
    expect(JSON.stringify(read)).not.toContain('short-and-secret')
  })

  test('a mail server is told apart by how it is encrypted, and a password may hold any mark', () => {
    const mail = (smtp: string) => config({ SMTP_URL: smtp, MAIL_FROM: 'workspace@planning.example' }).mail
    expect(mail('smtps://planning%40office:p%40ss%3A%2Fword@mail.example')).toEqual({ host: 'mail.example', port: 465, isSecure: true, login: { user: 'planning@office', password: 'p@ss:/word' }, from: 'workspace@planning.example' })
    expect(mail('smtp://[::1]')).toEqual({ host: '::1', port: 587, isSecure: false, login: null, from: 'workspace@planning.example' })
    expect(mail('smtp://10.0.0.9:25/')).toMatchObject({ host: '10.0.0.9', port: 25 })
  })

  test.each([
    [{ SMTP_URL: 'smtp://user:hidden-word@mail.example' }],
    [{ SMTP_URL: 'smtp://user:hidden-word@mail.example/queue', MAIL_FROM: 'workspace@planning.example' }],
    [{ SMTP_URL: 'smpt://user:hidden-word@mail.example', MAIL_FROM: 'workspace@planning.example' }],
  ])('the password of a mail server is never part of what is said about it', environment => {
    expect(refused(environment)).toHaveLength(1)
    expect(JSON.stringify(readConfig(environment))).not.toContain('hidden-word')
  })

  test.each([
    [true, {}],
    [true, { HOST: '127.0.0.1', PUBLIC_URL: 'http://localhost:3000' }],
    [true, { HOST: '::1' }],
    [false, { PUBLIC_URL: 'https://planning.example' }],
    [false, { HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:3000' }],
    [false, { HOST: '0.0.0.0', PUBLIC_URL: 'https://planning.example' }],
    [false, { DEMO: 'off' }],
    [false, { DEMO: '0' }],
    [true, { DEMO: 'true', PUBLIC_URL: 'https://planning.example' }],
    [true, { DEMO: 'plans' }],
    [true, { DEMO: 'on', PUBLIC_URL: 'https://planning.example' }],
  ])('the sample is on: %s for %o', (demo, environment) => {
    expect(config(environment).demo).toBe(demo)
  })

  test('the public address is the only origin, and with https it makes cookies secure', () => {
    const { origins, secureCookies, address } = config({ PUBLIC_URL: 'https://Planning.example:443/', HOST: '0.0.0.0' })
    expect({ origins, secureCookies, address }).toEqual({
      origins: ['https://planning.example'],
      secureCookies: true,
      address: 'https://planning.example',
    })
  })

  test('a browser leaves out port 80, and so do our origins', () => {
    expect(config({ PORT: '80' }).origins).toEqual(['http://127.0.0.1', 'http://localhost', 'http://[::1]'])
  })

  test('the development page is an origin in development only', () => {
    expect(config().origins).not.toContain('http://localhost:5173')
    expect(config({ NODE_ENV: 'development' }).origins).toContain('http://localhost:5173')
  })

  test('proxies are addresses or subnets', () => {
    expect(config({ TRUSTED_PROXY: '10.0.0.5, 10.1.0.0/16,fd00::/8' }).trustedProxies).toEqual(['10.0.0.5', '10.1.0.0/16', 'fd00::/8'])
  })
})
