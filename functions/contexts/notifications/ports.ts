import type { EventName } from '../../../shared/events.ts'
import type { Heard, Notice, Reach } from './notice.ts'

/** A told event; what it speaks of is read by whoever answers `noticesOf`. */
export type ToldEvent = Heard & { readonly name: EventName }

/** Whom an event concerns, and what they are told. Facts are read now, not when the event happened. */
export type NoticesOf<E extends ToldEvent> = (event: E) => Promise<Notice[]>

/** Where a person is reached; undefined when they are gone or want no messages. */
export type ReachOf = (notice: Notice) => Promise<Reach | undefined>

/** What has been sent, by message id, so that a second round after a failure does not write to the same people again. */
export type Sent = {
  has(messageId: string): Promise<boolean>
  mark(messageId: string): Promise<void>
}
