import { type Packet, PacketType, Decoder as PlainDecoder, Encoder as PlainEncoder } from 'socket.io-parser'

/**
 * Socket.IO's own parser sends binary as two messages, a JSON header and the attachment, for each screen. The packed
 * frame is the only binary event there is, so it travels alone as one binary message; all else is untouched.
 */
export class Encoder extends PlainEncoder {
  override encode(packet: Packet) {
    if (packet.type === PacketType.EVENT && packet.data[0] === 'latest') return [packet.data[1]]
    return super.encode(packet)
  }
}

export class Decoder extends PlainDecoder {
  override add(message: unknown) {
    if (typeof message === 'string') return super.add(message)
    const bytes = message instanceof ArrayBuffer ? new Uint8Array(message) : message
    const packet: Packet = { type: PacketType.EVENT, nsp: '/', data: ['latest', bytes] }
    this.emitReserved('decoded', packet)
  }
}

/** What Socket.IO's `parser` option takes, on both sides. */
export const frameParser = { Encoder, Decoder }
