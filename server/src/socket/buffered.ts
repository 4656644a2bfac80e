import type { Socket } from 'socket.io'

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
  const { conn } = socket
  const transport: unknown = conn.transport
  const ws: unknown = typeof transport === 'object' && transport !== null ? Reflect.get(transport, 'socket') : null
  let waiting = numberAt(ws, 'bufferedAmount')
  const held: unknown = Reflect.get(conn, 'writeBuffer')
  if (Array.isArray(held)) {
    for (const packet of held) {
      const body: unknown = typeof packet === 'object' && packet !== null ? Reflect.get(packet, 'data') : null
      waiting += typeof body === 'string' ? body.length : numberAt(body, 'byteLength')
    }
  }
  return waiting
}
