import { once } from 'node:events'
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { answerBench } from './helper.ts'

/** The peer: Socket.IO and nothing else. What one client says under `echo` goes to all, `noise` goes nowhere. */
const httpServer = createServer()
const io = new Server(httpServer, { transports: ['websocket'] })
io.on('connection', (socket) => {
  socket.on('echo', (entries: unknown) => void io.emit('entries', entries))
  socket.on('noise', () => {})
})

answerBench(async () => {
  httpServer.listen(0, '127.0.0.1')
  await once(httpServer, 'listening')
  const address = httpServer.address()
  return { port: typeof address === 'object' && address !== null ? address.port : 0 }
})
