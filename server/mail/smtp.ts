// Mail over SMTP: nodemailer, of which this is the only importer. What it sends and to whom stands in no log.
import { createTransport } from 'nodemailer'
import type { MailSettings } from '../config.ts'
import { isLoopbackHost } from '../identity/loopback.ts'
import type { Log } from '../telemetry/log.ts'
import type { Mail, Message, Sent } from './mail.ts'

/** For a name, a connection, a greeting. */
const beginsWithinMs = 5_000
/** For each answer after that. */
const answersWithinMs = 10_000
const maxConnections = 4

/** By `from`; nobody has to read what comes back. */
const fromName = 'EMPACT workspace'

export function smtpMail({ host, port, isSecure, login, from }: MailSettings, log: Pick<Log, 'warn'>): Mail {
  const transport = createTransport({
    pool: true,
    maxConnections,
    // A connection that the server has closed while it was idle is no failure; more than that is.
    maxRequeues: 1,
    host,
    port,
    secure: isSecure,
    // Encrypted where the server offers it. A password never crosses a network in the clear.
    requireTLS: !isSecure && login !== null && !isLoopbackHost(host),
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    dnsTimeout: beginsWithinMs,
    connectionTimeout: beginsWithinMs,
    greetingTimeout: beginsWithinMs,
    socketTimeout: answersWithinMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  })
  // Each message is told of its own failure.
  transport.on('error', () => undefined)
  return {
    send: async ({ to, subject, text, messageId, list }, signal) => {
      try {
        await transport.sendMail({
          from: { name: fromName, address: from },
          to: { name: '', address: to },
          subject,
          text,
          // Read by every mail program, and no line of it is folded for good: a link must come whole.
          textEncoding: 'quoted-printable',
          ...(messageId !== undefined && { messageId }),
          headers: { 'Auto-Submitted': 'auto-generated', ...(list !== undefined && listHeaders(list)) },
          signal,
        })
        return 'sent'
      } catch (error) {
        const [sent, code] = outcomeOf(error)
        log.warn('mail.not-sent', { code, refused: sent === 'refused' })
        return sent
      }
    },
    close: () => transport.close(),
  }
}

const listHeaders = ({ off, isOneClick }: NonNullable<Message['list']>) => ({ 'List-Unsubscribe': `<${off}>`, ...(isOneClick && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }) })

/** With the code under which it is logged. An error's message may quote an address. */
function outcomeOf(error: unknown): readonly [Exclude<Sent, 'sent'>, string] {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  // The envelope: sender or recipient. The message: its content, or too much of it.
  return [code === 'EENVELOPE' || code === 'EMESSAGE' ? 'refused' : 'unreachable', code]
}
