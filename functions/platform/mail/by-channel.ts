import type { SendMessage } from './message.ts'

/** One port in front of the two ways that a message can go. */
export const byChannel =
  (ways: Readonly<Record<'mail' | 'sms', SendMessage>>): SendMessage =>
  (message) =>
    ways[message.channel](message)
