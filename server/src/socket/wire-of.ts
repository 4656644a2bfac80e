import type { Socket } from 'socket.io'

/** The WebSocket under a screen's connection. `bufferedAmount`: bytes not yet handed to the system. */
export type Wire = {
  send: (bytes: Uint8Array) => void
  /** ends the connection at once, whatever waits in it */
  terminate: () => void
  ping: () => void
  on: (event: 'pong', heard: () => void) => unknown
  readonly bufferedAmount: number
  readonly readyState: number
  readonly OPEN: number
}

const isWire = (value: unknown): value is Wire =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'send') === 'function' &&
  typeof Reflect.get(value, 'terminate') === 'function' &&
  typeof Reflect.get(value, 'ping') === 'function' &&
  typeof Reflect.get(value, 'on') === 'function' &&
  typeof Reflect.get(value, 'bufferedAmount') === 'number'

/** Null when the connection has none any more. Engine.IO does not show it in its types; WebSocket is all we let in. */
export function wireOf({ conn }: Pick<Socket, 'conn'>): Wire | null {
  const transport: unknown = conn.transport
  const wire: unknown = typeof transport === 'object' && transport !== null ? Reflect.get(transport, 'socket') : null
  return isWire(wire) ? wire : null
}
