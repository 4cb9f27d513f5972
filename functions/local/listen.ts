import { serve, type Http2Bindings, type HttpBindings } from '@hono/node-server'
import { Server } from 'node:http'
import { sourceOfSocket } from '../platform/http/source.ts'
import type { Options } from './options.ts'

/** With the address that a request comes from, where there is one to tell. */
type Serve = (request: Request, source: string | undefined) => Response | Promise<Response>
type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** Listens, and makes what answers once the port is known. */
export function listen({ host, port }: Options, make: (port: number) => Serve): Promise<Listening> {
  let answer: Serve = () => new Response(null, { status: 503 })
  return new Promise((resolve, reject) => {
    const fetch = (request: Request, { incoming }: HttpBindings | Http2Bindings) =>
      answer(request, sourceOfSocket(incoming.socket.remoteAddress, request.headers.get('x-forwarded-for')))
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
