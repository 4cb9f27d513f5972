import { serve, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { Server } from 'node:http'
import { bareHeaders } from '../platform/files/site-headers.ts'
import { sourceOfSocket } from '../platform/http/source.ts'
import type { Options } from './options.ts'

/** With the address that a request comes from, where there is one to tell. */
type Serve = (request: Request, source: string | undefined) => Response | Promise<Response>
type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** Listens, and makes what answers once the port is known. What breaks is answered too, with the headers of every answer. */
export function listen({ host, port, origin }: Options, make: (port: number) => Serve): Promise<Listening> {
  const headers = bareHeaders(origin?.startsWith('https:') ?? false)
  let answer: Serve = () => new Response(null, { status: 503, headers })
  return new Promise((resolve, reject) => {
    const fetch = async (request: Request, { incoming }: HttpBindings | Http2Bindings) => {
      const forwarded = request.headers.get('x-forwarded-for')
      try {
        return await answer(request, sourceOfSocket(incoming.socket.remoteAddress, forwarded))
      } catch (error) {
        process.stderr.write(`not answered: ${error instanceof Error ? error.name : typeof error}\n`)
        return new Response(null, { status: 500, headers })
      }
    }
    const server = serve({ fetch, hostname: host, port }, (info) => {
      answer = make(info.port)
      resolve({ port: info.port, close })
    })
    server.on('error', reject)
    const close = () =>
      new Promise<void>((closed) => {
        server.close(() => closed())
        // Waiting connections would hold the server for as long as a browser likes.
        if (server instanceof Server) server.closeIdleConnections()
      })
  })
}
