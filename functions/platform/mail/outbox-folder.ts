import { mkdirSync, readdirSync, readFileSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
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

const addressed = z.object({ to: z.string() })

/** Removes the messages of a folder that went to these addresses; no folder, none. */
export async function forgetIn(folder: string, isTheirs: (address: string) => boolean): Promise<void> {
  for (const file of jsonIn(folder).map((name) => join(folder, name))) {
    const message = addressed.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (message.success && isTheirs(message.data.to)) unlinkSync(file)
  }
}

function jsonIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
