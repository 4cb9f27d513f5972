import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeAtomically } from '../files/write-atomically.ts'
import type { Message, SendMessage } from './message.ts'

/** Windows knows no colon in a name. */
const fileOf = ({ at, id }: Message): string =>
  `${process.platform === 'win32' ? at.replaceAll(':', '-') : at}-${id}.json`

/** Messages of both channels as files, `<instant>-<id>.json`: a second sending of the same message is the same file. */
export function outboxFolder(folder: string): SendMessage {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  return async ({ id, channel, to, kind, subject, text, html, at }) => {
    const message: Message = { id, channel, to, kind, subject, text, html, at }
    writeAtomically(join(folder, fileOf(message)), `${JSON.stringify(message, null, 2)}\n`)
  }
}
