// The environment as the server understands it. Each variable is parsed once, here; what is wrong is said with the
// variable's name and what to write instead, all at once, so that nobody mends one to be told of the next.
import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../shared/result.ts'
import { isLoopbackHost } from './identity/loopback.ts'

export type Config = {
  readonly host: string
  readonly port: number
  readonly dataDirectory: string
  /** Where people find the product, without a slash at the end: PUBLIC_URL, else the address it listens on. */
  readonly address: string
  /** The origins whose pages may write and open sockets; compared whole. */
  readonly origins: readonly string[]
  /** Cookies are sent over https only. */
  readonly secureCookies: boolean
  /** Addresses and subnets whose `X-Forwarded-For` is believed. Empty: nobody's. */
  readonly trustedProxies: readonly string[]
  /** Null: made at first start and kept in the data directory (identity/auth-secret.ts). */
  readonly authSecret: string | null
  /** Whether the sample workspace is loaded into an empty database and may offer one-click sign-in. */
  readonly demo: boolean
  /** Whether one of its plans is taken into a round. */
  readonly demoRound: boolean
  readonly sessionHours: number
  /** Null: the workspace sends no mail, and links are handed on by whoever makes them. */
  readonly mail: MailSettings | null
  readonly metricsFor: 'loopback' | 'everybody'
  /** How long the server rehearses before it listens, in milliseconds; 0: not at all. */
  readonly warmUpMs: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  readonly isDevelopment: boolean
}

export type MailSettings = SmtpServer & { readonly from: string }

type SmtpServer = {
  readonly host: string
  readonly port: number
  /** Encrypted from the first byte, and not only once the server has offered it. */
  readonly isSecure: boolean
  /** Null: the server takes mail from this machine as it is. */
  readonly login: { readonly user: string; readonly password: string } | null
}

export type ConfigProblem = { readonly code: 'config/invalid'; readonly variable: string; readonly message: string }

/** Where Vite serves the page during development. */
const developmentOrigins = ['http://localhost:5173', 'http://127.0.0.1:5173']

/** `plans`: the sample plans alone, about which nobody has said anything. */
const demo = z
  .enum(['on', 'plans', 'off', 'true', 'false', '1', '0'], { error: 'Write on, plans or off.' })
  .transform(word => (word === 'plans' ? word : word === 'on' || word === 'true' || word === '1' ? 'on' : 'off'))

const Environment = z.object({
  PORT: z.coerce
    .number({ error: 'Write a port number from 1 to 65535.' })
    .int('Write a whole port number.')
    .min(1, 'Write a port number from 1 to 65535.')
    .max(65_535, 'Write a port number from 1 to 65535.')
    .default(3000),
  HOST: z
    .string()
    .refine(isHost, 'Write an address or a host name to listen on, such as 127.0.0.1 or 0.0.0.0.')
    .default('127.0.0.1'),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .undefined({ error: 'This version keeps its data in DATA_DIR only and cannot use another database yet. Remove the variable.' })
    .optional(),
  PUBLIC_URL: z.string().transform(toOrigin).optional(),
  TRUSTED_PROXY: z.string().transform(toProxies).default([]),
  AUTH_SECRET: z.string().min(32, 'Write at least 32 random characters, or leave it out to have one made and kept in DATA_DIR.').optional(),
  DEMO: demo.optional(),
  SESSION_HOURS: z.coerce
    .number({ error: 'Write a number of hours from 1 to 168.' })
    .min(1, 'Write a number of hours from 1 to 168.')
    .max(168, 'Write a number of hours from 1 to 168.')
    .default(12),
  SMTP_URL: z.string().transform(toSmtpServer).optional(),
  MAIL_FROM: z.email('Write the one address that messages come from, such as workspace@planning.example.').optional(),
  METRICS: z.enum(['loopback', 'everybody'], { error: 'Write loopback or everybody.' }).default('loopback'),
  WARM_UP_MS: z.coerce
    .number({ error: 'Write a number of milliseconds from 0 to 10000.' })
    .int('Write a whole number of milliseconds.')
    .min(0, 'Write a number of milliseconds from 0 to 10000.')
    .max(10_000, 'Write a number of milliseconds from 0 to 10000.')
    .default(1_000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error'], { error: 'Write debug, info, warn or error.' }).default('info'),
  NODE_ENV: z.string().optional(),
})

/** Reads the environment. An empty variable counts as absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Result<Config, ConfigProblem[]> {
  const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = Environment.safeParse(present)
  if (!parsed.success) return err(parsed.error.issues.map(issue => problem(String(issue.path[0]), issue.message)))
  const read = parsed.data
  const isLocal = isLoopbackHost(read.HOST)
  if (!isLocal && read.PUBLIC_URL === undefined) {
    const message = `Write the address that people open, such as http://planning.example:${read.PORT}, because HOST (${read.HOST}) is not this machine alone.`
    return err([problem('PUBLIC_URL', message)])
  }
  const { SMTP_URL: smtp, MAIL_FROM: from } = read
  if (smtp !== undefined && from === undefined) return err([problem('MAIL_FROM', 'Write the address that messages come from, such as workspace@planning.example, or remove SMTP_URL to send none.')])
  if (smtp === undefined && from !== undefined) return err([problem('SMTP_URL', 'Write the mail server, such as smtps://user:password@mail.example, or remove MAIL_FROM to send no mail.')])
  const address = read.PUBLIC_URL ?? originOf(read.HOST, read.PORT)
  const isDevelopment = read.NODE_ENV === 'development'
  return ok({
    host: read.HOST,
    port: read.PORT,
    dataDirectory: resolve(read.DATA_DIR),
    address,
    origins: [
      ...new Set([
        address,
        ...(read.PUBLIC_URL === undefined ? ['localhost', '127.0.0.1', '::1'].map(host => originOf(host, read.PORT)) : []),
        ...(isDevelopment ? developmentOrigins : []),
      ]),
    ],
    secureCookies: address.startsWith('https:'),
    trustedProxies: read.TRUSTED_PROXY,
    authSecret: read.AUTH_SECRET ?? null,
    demo: (read.DEMO ?? (isLocal && isLoopbackHost(new URL(address).hostname) ? 'on' : 'off')) !== 'off',
    demoRound: read.DEMO !== 'plans',
    sessionHours: read.SESSION_HOURS,
    mail: smtp === undefined || from === undefined ? null : { ...smtp, from },
    metricsFor: read.METRICS,
    warmUpMs: read.WARM_UP_MS,
    logLevel: read.LOG_LEVEL,
    isDevelopment,
  })
}

export function sentenceOfConfigProblem({ variable, message }: ConfigProblem): string {
  return `The environment variable ${variable} cannot be used. ${message}`
}

function problem(variable: string, message: string): ConfigProblem {
  return { code: 'config/invalid', variable, message }
}

function isHost(host: string): boolean {
  return isIP(host) !== 0 || /^[a-z0-9.-]+$/i.test(host)
}

/** The origin as a browser would say it, so without a default port. */
function originOf(host: string, port: number): string {
  return new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`).origin
}

function toOrigin(text: string, context: z.core.$RefinementCtx): string {
  const url = URL.canParse(text) ? new URL(text) : null
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:'
  if (url && isWeb && url.pathname === '/' && !url.search && !url.hash && !url.username) return url.origin
  context.addIssue({ code: 'custom', message: 'Write the address that people open, without a path, such as https://planning.example.' })
  return z.NEVER
}

/** What is said of a wrong one holds nothing of it: it has a password in it. */
function toSmtpServer(text: string, context: z.core.$RefinementCtx): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : null
  const isSecure = url?.protocol === 'smtps:'
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? ''
  const user = decoded(url?.username ?? '')
  const password = decoded(url?.password ?? '')
  const isPlain = url !== null && (url.pathname === '' || url.pathname === '/') && url.search === '' && url.hash === ''
  if (url !== null && isPlain && (isSecure || url.protocol === 'smtp:') && isHost(host) && user !== null && password !== null && (user === '') === (password === '')) {
    const login = user === '' ? null : { user, password }
    return { host, port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port), isSecure, login }
  }
  context.addIssue({ code: 'custom', message: 'Write the mail server as smtps://user:password@mail.example or smtp://user:password@mail.example:587; without user and password where it asks for none. Marks such as @ in them are written in percent, %40.' })
  return z.NEVER
}

/** Null: it is not written in percent as it should be. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function toProxies(text: string, context: z.core.$RefinementCtx): string[] {
  const entries = text.split(',').map(entry => entry.trim())
  if (entries.every(isAddressOrSubnet)) return entries
  context.addIssue({ code: 'custom', message: 'Write the addresses or subnets of the proxy in front, separated by commas, such as 10.0.0.5 or 10.0.0.0/24.' })
  return z.NEVER
}

function isAddressOrSubnet(entry: string): boolean {
  const [address = '', prefix, ...rest] = entry.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128))
}
