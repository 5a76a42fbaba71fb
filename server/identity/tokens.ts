// Tokens of links: shown once, when the link is made. The database knows only their hashes, so whoever reads a backup
// cannot use them.
import { createHash } from 'node:crypto'
import { randomId } from '../../shared/ids.ts'

export const linkValidDays = 7

export const newToken = (): string => randomId() + randomId()

/** ISO instant until which a link that is made now may be used. */
export const expiryOf = (now: Date): string => new Date(now.getTime() + linkValidDays * 24 * 3600_000).toISOString()

/** The token is 250 random bits, so a fast hash is enough. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
