// A mail server that takes what it is sent, over a real socket: as much of SMTP as a sender needs. It can refuse an address,
// ask for a password, or take a connection and never say a word.
import { createServer, type Socket } from 'node:net'
import { until } from './wait.ts'

export type ReceivedMail = { readonly from: string; readonly to: readonly string[]; readonly headers: string; readonly text: string; readonly user: string | null }

export type MailServer = {
  /** For the settings, with user and password where it asks for them. */
  readonly environment: { readonly SMTP_URL: string; readonly MAIL_FROM: string }
  /** In the order in which it came. */
  readonly received: readonly ReceivedMail[]
  /** The commands that it was given, as EHLO and AUTH, of all connections. */
  readonly commands: readonly string[]
  /** Waits for the message to this address, of several the one with this number. */
  mailTo(address: string, count?: number): Promise<ReceivedMail>
  /** Ends every connection, and takes none any more. */
  close(): Promise<void>
}

type Ways = { readonly refuses?: readonly string[]; readonly login?: { readonly user: string; readonly password: string }; readonly isSilent?: boolean }

export async function startMailServer({ refuses = [], login, isSilent = false }: Ways = {}): Promise<MailServer> {
  const received: ReceivedMail[] = []
  const commands: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer(socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    if (!isSilent) converse(socket, { refuses, login }, mail => received.push(mail), command => commands.push(command))
  })
  const port = await new Promise<number>(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const credentials = login === undefined ? '' : `${encodeURIComponent(login.user)}:${encodeURIComponent(login.password)}@`
  return {
    environment: { SMTP_URL: `smtp://${credentials}127.0.0.1:${port}`, MAIL_FROM: 'workspace@planning.example' },
    received,
    commands,
    mailTo: async (address, count = 1) => {
      return until(`message ${count} to ${address}`, () => received.filter(({ to }) => to.includes(address))[count - 1])
    },
    close: () => new Promise(resolve => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }),
  }
}

/** The one link in a message. */
export function linkIn({ text }: ReceivedMail): string {
  const [link, ...more] = text.match(/https?:\/\/\S+#\S+/g) ?? []
  if (link === undefined || more.length > 0) throw new Error(`a message with ${more.length + (link === undefined ? 0 : 1)} links:\n${text}`)
  return link
}

function converse(socket: Socket, { refuses, login }: Pick<Ways, 'login'> & { refuses: readonly string[] }, take: (mail: ReceivedMail) => void, note: (command: string) => void): void {
  let heard = ''
  let isData = false
  let user: string | null = null
  let from = ''
  let to: string[] = []
  const say = (line: string): void => void socket.write(`${line}\r\n`)

  const obey = (line: string): void => {
    const [verb = ''] = line.toUpperCase().split(' ')
    note(verb)
    const address = /<([^>]*)>/.exec(line)?.[1] ?? ''
    switch (verb) {
      case 'EHLO':
        say('250-mail.example greets you')
        if (login !== undefined) say('250-AUTH PLAIN')
        return say('250 8BITMIME')
      case 'AUTH': {
        const [, name, password] = Buffer.from(line.split(' ')[2] ?? '', 'base64').toString().split('\0')
        if (name !== login?.user || password !== login?.password) return say('535 not so')
        user = name ?? null
        return say('235 welcome')
      }
      case 'MAIL':
        if (login !== undefined && user === null) return say('530 who are you')
        from = address
        to = []
        return say('250 good')
      case 'RCPT':
        if (refuses.includes(address)) return say('550 nobody here')
        to.push(address)
        return say('250 good')
      case 'DATA':
        isData = true
        return say('354 go on')
      case 'RSET':
      case 'NOOP':
        return say('250 good')
      case 'QUIT':
        say('221 bye')
        return void socket.end()
      default:
        return say('502 unknown')
    }
  }

  say('220 mail.example')
  socket.on('data', chunk => {
    heard += chunk.toString('latin1')
    for (;;) {
      const end = heard.indexOf(isData ? '\r\n.\r\n' : '\r\n')
      if (end === -1) return
      const piece = heard.slice(0, end)
      heard = heard.slice(end + (isData ? 5 : 2))
      if (!isData) {
        obey(piece)
        continue
      }
      isData = false
      const [headers = '', ...body] = piece.split('\r\n\r\n')
      take({ from, to, headers, text: plainOf(body.join('\r\n\r\n')), user })
      say('250 taken')
    }
  })
}

/** Quoted-printable, as the workspace writes. */
function plainOf(body: string): string {
  const bytes = body.replaceAll(/^\.\./gm, '.').replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n')
}
