import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * At most `most` connections (R64). One more pushes out the oldest that is not a console's socket: whoever opens
 * connections and says nothing loses them, while a person's request, over in milliseconds, gets through.
 */
export function limitConnections(server: Server, most: number): { keep(socket: unknown): void } {
  const plain = new Set<Socket>()
  let kept = 0
  server.on('connection', (socket) => {
    plain.add(socket)
    socket.once('close', () => plain.delete(socket))
    const [oldest] = plain
    if (plain.size + kept > most && oldest) oldest.destroy()
  })
  return {
    keep: (socket) => {
      for (const candidate of plain) {
        if (candidate !== socket) continue
        plain.delete(candidate)
        kept += 1
        candidate.once('close', () => {
          kept -= 1
        })
      }
    },
  }
}
