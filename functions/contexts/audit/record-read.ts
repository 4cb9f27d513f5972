import type { Clock } from '../../kernel/clock.ts'
import type { Disclose } from '../../kernel/shown.ts'
import type { Readers } from './ports.ts'
import { readOf } from './read.ts'

type Needs = { readers: Readers; now: Clock }

/** Writes one request's reading into the reader's own chain, before the answer leaves. */
export const recordRead =
  ({ readers, now }: Needs): Disclose =>
  async (reading) => {
    const version = await readers.versionOf(reading.actor.personId)
    await readers.record(readOf(reading, now()), version)
  }
