// The limits on everything that somebody without a session may try: signing in, and links. Counted by the address it comes
// from, and by account where one is named.
import type { Context } from 'hono'
import { failure } from '../api/answers.ts'
import type { Config } from '../config.ts'
import { accountLimits, addressLimits, askedLinkLimits, createAttempts } from './attempts.ts'
import type { Attempts } from './attempts.ts'
import { clientAddress, peerAddressOf } from './client-address.ts'

export class EntryLimits {
  private readonly config: Pick<Config, 'trustedProxies'>
  private readonly byAccount: Attempts
  private readonly byAddress: Attempts
  private readonly linksByAccount: Attempts

  /** @param clock milliseconds that only go forward. */
  constructor(config: Pick<Config, 'trustedProxies'>, clock: () => number) {
    this.config = config
    this.byAccount = createAttempts(accountLimits, clock)
    this.byAddress = createAttempts(addressLimits, clock)
    this.linksByAccount = createAttempts(askedLinkLimits, clock)
  }

  /** Begins an attempt from the request's address and on this account, or says how long to wait. */
  begin(context: Context, account: string | null): { readonly waitMs: number } {
    return this.beginBy(context, this.byAccount, account)
  }

  /** The same for a link that is asked for with this account, which counts every time: nobody can be right about it. Makes
   *  nobody wait who signs in with the account. */
  beginAsking(context: Context, account: string): { readonly waitMs: number } {
    return this.beginBy(context, this.linksByAccount, account)
  }

  private beginBy(context: Context, byAccount: Attempts, account: string | null): { readonly waitMs: number } {
    const address = this.addressOf(context)
    const ofAddress = this.byAddress.begin(address)
    if (ofAddress.waitMs > 0 || account === null) return ofAddress
    const ofAccount = byAccount.begin(account)
    if (ofAccount.waitMs > 0) this.byAddress.takeBack(address)
    return ofAccount
  }

  /** The attempt was no guess: it does not count. */
  wasRight(context: Context, account: string | null): void {
    if (account !== null) this.byAccount.forget(account)
    this.byAddress.takeBack(this.addressOf(context))
  }

  private addressOf = (context: Context): string =>
    clientAddress(peerAddressOf(context), context.req.header('x-forwarded-for'), this.config.trustedProxies)
}

export function tooMany(context: Context, waitMs: number, code: 'sign-in/too-many' | 'sign-in/asked-often' = 'sign-in/too-many') {
  context.header('Retry-After', String(Math.ceil(waitMs / 1_000)))
  return failure(context, 429, code)
}
