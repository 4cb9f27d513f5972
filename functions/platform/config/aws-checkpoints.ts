import * as z from 'zod'

const environment = z.object({
  TABLE: z.string(),
  /** The secret that checkpoints are signed with, by ARN. */
  SIGNING_SECRET: z.string(),
  /** Name of the bucket under Object Lock. */
  CHECKPOINTS: z.string(),
})

export type CheckpointSettings = {
  readonly table: string
  readonly signingSecret: string
  readonly bucket: string
}

/** What the stacks tell the function that takes checkpoints; throws, and so ends its start, when something is left out. */
export function readCheckpointSettings(
  env: Readonly<Record<string, string | undefined>>,
): CheckpointSettings {
  const read = environment.parse(env)
  return { table: read.TABLE, signingSecret: read.SIGNING_SECRET, bucket: read.CHECKPOINTS }
}
