import type { Instant } from '../../../shared/dates.ts'

/** A message that leaves the house. Subject and text hold no identifying and no stigmatising word. */
export type Message = {
  /** Unique; a second sending of the same id is dropped where the channel can tell. */
  readonly id: string
  readonly channel: 'mail' | 'sms'
  readonly to: string
  readonly kind: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly at: Instant
}

/** Hands a message to its channel; throws when the channel did not take it. */
export type SendMessage = (message: Message) => Promise<void>
