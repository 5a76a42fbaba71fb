// Links that somebody asks for who cannot sign in: sent to the address, and to nobody else.
//
// What must stay true:
// 1. Whoever asks is answered before it is looked who has the address: neither words nor time say whether anybody does.
// 2. How many are under way is bounded; beyond that they are dropped, which whoever asked for sees by nothing arriving.
import { askedPasswordLetter } from '../mail/letters.ts'
import type { Mail } from '../mail/mail.ts'
import { mostWaitMs } from '../mail/mail.ts'
import type { Store } from '../store/store.ts'
import type { Log } from '../telemetry/log.ts'
import { linkOf } from './password-links.ts'
import { askedLink } from './reset-link.ts'
import { askedLinkValidHours, expiryOf } from './tokens.ts'

const maxUnderWay = 100

type Parts = {
  readonly store: Pick<Store, 'database'>
  readonly mail: Mail
  /** Where people find the product. */
  readonly address: string
  readonly log: Pick<Log, 'warn' | 'error'>
  readonly now?: () => Date
}

export class ForgottenPasswords {
  private readonly parts: Parts
  private underWay = 0

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Comes back at once, and says nothing of what becomes of it. The caller has counted the attempt. */
  ask(email: string): void {
    const { log } = this.parts
    if (this.underWay >= maxUnderWay) return log.warn('mail.too-many-asked')
    this.underWay += 1
    setImmediate(() => {
      this.send(email)
        .catch((error: unknown) => log.error('mail.asked-fault', error))
        .finally(() => { this.underWay -= 1 })
    })
  }

  private async send(email: string): Promise<void> {
    const { store, mail, address, now = () => new Date() } = this.parts
    const at = now()
    const token = await askedLink(store, email, at)
    if (token === null) return
    await mail.send(askedPasswordLetter({ to: email, link: linkOf(address, token), until: expiryOf(at, askedLinkValidHours) }), AbortSignal.timeout(mostWaitMs))
  }
}
