// The secret that signs session cookies: AUTH_SECRET, else one made at first start and kept beside the database,
// readable by this user alone. Losing it signs everybody out and does nothing worse.
import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { authSecretIn } from '../store/data-directory.ts'

const minLength = 32

/** Asked after the store is open, so that only the directory's owner makes the file. Throws what the disk says. */
export function authSecretOf({ authSecret, dataDirectory }: Pick<Config, 'authSecret' | 'dataDirectory'>): string {
  if (authSecret !== null) return authSecret
  const file = authSecretIn(dataDirectory)
  const kept = readKept(file)
  if (kept.length >= minLength) {
    chmodSync(file, 0o600)
    return kept
  }
  const secret = randomBytes(48).toString('base64url')
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flush: true })
  chmodSync(file, 0o600)
  return secret
}

/** Empty when there is none, or when it was cut short while it was first written: nothing was signed with it then. */
function readKept(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
