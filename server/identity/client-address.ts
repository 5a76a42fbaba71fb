// From where a request comes, for the limits on failures: the address of its socket. A forwarding header is believed
// only when the socket's other end is a proxy that the operator named, since anybody can write such a header.
import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import { plainAddress } from './loopback.ts'

/** Address of the other end of the socket, or null where there is no socket. */
export function peerAddressOf(context: Context): string | null {
  if (typeof context.env !== 'object' || context.env === null || !('incoming' in context.env)) return null
  const address = getConnInfo(context).remote.address
  return address === undefined ? null : plainAddress(address)
}

/** Whose failures are counted together. `forwardedFor` is the header as it came. */
export function clientAddress(peer: string | null, forwardedFor: string | undefined, trustedProxies: readonly string[]): string {
  if (peer === null) return 'unknown'
  const isTrusted = trustOf(trustedProxies)
  let client = peer
  // Each proxy appends the address it saw, so the list is read from its end as long as proxies of ours wrote it.
  const hops = (forwardedFor ?? '').split(',').map(hop => plainAddress(hop.trim()))
  while (isTrusted(client)) {
    const hop = hops.pop()
    if (hop === undefined || isIP(hop) === 0) break
    client = hop
  }
  return addressGroup(client)
}

function trustOf(proxies: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const proxy of proxies) {
    const [address = '', prefix] = proxy.split('/')
    const family = familyOf(address)
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return address => isIP(address) !== 0 && list.check(address, familyOf(address))
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4'
}

/** A household or an office gets 2^64 addresses of IPv6, so these are counted by their first half. */
function addressGroup(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.split('::')
  const first = head === '' ? [] : head.split(':')
  const last = tail === '' ? [] : tail.split(':')
  const zeros = address.includes('::') ? Array.from({ length: 8 - first.length - last.length }, () => '0') : []
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`
}
