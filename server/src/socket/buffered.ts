import type { Socket } from 'socket.io'
import { wireOf } from './wire-of.ts'

const numberAt = (value: unknown, key: string): number => {
  if (typeof value !== 'object' || value === null) return 0
  const found: unknown = Reflect.get(value, key)
  return typeof found === 'number' ? found : 0
}

/**
 * Bytes that wait for a screen to take them: what Engine.IO holds back while the transport is busy and what the
 * WebSocket has not yet handed to the system.
 */
export function bufferedBytes(socket: Pick<Socket, 'conn'>): number {
  let waiting = wireOf(socket)?.bufferedAmount ?? 0
  const held: unknown = Reflect.get(socket.conn, 'writeBuffer')
  if (Array.isArray(held)) {
    for (const packet of held) {
      const body: unknown = typeof packet === 'object' && packet !== null ? Reflect.get(packet, 'data') : null
      waiting += typeof body === 'string' ? body.length : numberAt(body, 'byteLength')
    }
  }
  return waiting
}
