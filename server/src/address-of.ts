import type { IncomingMessage } from 'node:http'
import proxyAddr from 'proxy-addr'

/** The network address that a request comes from, as limits count it and people are shown it. */
export type AddressOf = (req: IncomingMessage) => string

/**
 * Behind proxies that are trusted the address they say they got the request from, else the one that is connected: a
 * header of somebody else says nothing. `trusted`: addresses, subnets, or `loopback`, `linklocal`, `uniquelocal`.
 * Throws a TypeError for anything else.
 */
export function addressOf(trusted: readonly string[]): AddressOf {
  const isTrusted = proxyAddr.compile([...trusted])
  // Of a connection that has just gone nothing is known.
  return (req) => (req.socket.remoteAddress === undefined ? 'unknown' : proxyAddr(req, isTrusted).slice(0, 60))
}
