import { Agent, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'

type Fetch = (request: Request) => Response | Promise<Response>
export type Called = { status: number; body: string }
type Asked = {
  method: string
  path: string
  cookie?: string
  body?: unknown
  headers?: Record<string, string>
}

/**
 * The app behind a real socket on 127.0.0.1, on a free port, and a client with `connections` kept-alive connections.
 * What is asked beyond them waits in the client's queue.
 */
export async function overHttp(fetch: Fetch, connections: number) {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const made = serve({ fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(made))
  })
  // A program that fails ends, and does not wait for a server that nobody asks any more.
  server.unref()
  const { port } = server.address() as AddressInfo
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  // The app judges the origin by the address it is told of, not by the port that happened to be free.
  const origin = 'http://tongxing.test'
  const call = ({ method, path, cookie, body, headers = {} }: Asked): Promise<Called> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? undefined : JSON.stringify(body)
      const sent = {
        origin,
        ...(cookie ? { cookie } : {}),
        ...(text === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
        ...headers,
      }
      const asked = request({ host: '127.0.0.1', port, method, path, agent, headers: sent }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
        )
      })
      asked.on('error', reject)
      asked.end(text)
    })
  const close = () =>
    new Promise<void>((resolve) => {
      agent.destroy()
      server.close(() => resolve())
    })
  return { call, close }
}

/** Runs the works with at most so many at once, and gives their answers in the order of the works. */
export async function atMost<T>(many: number, works: readonly (() => Promise<T>)[]): Promise<T[]> {
  const answers: T[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < works.length; at = next++) answers[at] = await works[at]!()
  }
  await Promise.all(Array.from({ length: Math.min(many, works.length) }, lane))
  return answers
}
