// Tokens of links: shown once, when the link is made. The database knows only their hashes, so whoever reads a backup
// cannot use them.
import { createHash } from 'node:crypto'
import { randomId } from '../../shared/ids.ts'

export const linkValidDays = 7

/** Of a link that anybody may ask for with an address alone, in hours. */
export const askedLinkValidHours = 1

export const newToken = (): string => randomId() + randomId()

/** ISO instant until which a link that is made now may be used. */
export const expiryOf = (now: Date, validHours = linkValidDays * 24): string => new Date(now.getTime() + validHours * 3600_000).toISOString()

/** The token is 250 random bits, so a fast hash is enough. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
