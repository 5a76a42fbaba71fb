// Whether a request comes from somebody who sits at this very machine. Three things have to hold: the socket's other end
// is loopback; the browser asked for a loopback name (a page elsewhere can make its own name point here); and nobody
// passed the request on, since behind a proxy everyone looks local.
import { isLoopbackAddress, isLoopbackHost } from './loopback.ts'

const forwardingHeaders = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-real-ip',
  'x-client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'fastly-client-ip',
]

/** `peer` is the address of the socket's other end; null (no socket) is never local. */
export function isLocalRequest(peer: string | null, headers: Headers): boolean {
  if (peer === null || !isLoopbackAddress(peer)) return false
  if (forwardingHeaders.some(name => headers.has(name))) return false
  const host = headers.get('host')
  return host !== null && isLoopbackHost(host.replace(/:\d+$/, ''))
}
