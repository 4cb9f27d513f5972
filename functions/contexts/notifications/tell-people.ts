import { messageOf, type Notice } from './notice.ts'
import type { NoticesOf, ReachOf, Sent, ToldEvent } from './ports.ts'

type Needs<E extends ToldEvent> = {
  noticesOf: NoticesOf<E>
  reachOf: ReachOf
  sent: Sent
  send: (message: ReturnType<typeof messageOf>) => Promise<void>
  /** Origin of the site, for links. */
  site: string
}

/**
 * Writes to everyone whom an event concerns, once. Run by the job that empties the outbox; nobody is signed in. A
 * failure is thrown after the others have been written to, and the next round writes to the rest.
 */
export const tellPeople =
  <E extends ToldEvent>({ noticesOf, reachOf, sent, send, site }: Needs<E>) =>
  async (event: E): Promise<void> => {
    const failures: unknown[] = []
    for (const notice of await noticesOf(event)) {
      try {
        await tellOne(event, notice)
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not everyone could be written to')

    async function tellOne(event: E, notice: Notice): Promise<void> {
      const reach = await reachOf(notice)
      if (!reach) return
      const message = messageOf(event, notice, reach, site)
      if (await sent.has(message.id)) return
      await send(message)
      await sent.mark(message.id)
    }
  }
