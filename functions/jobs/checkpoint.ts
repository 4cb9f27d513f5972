import { takeCheckpoint, type CheckpointNeeds } from '../compose/checkpoints.ts'

/** Every minute: what moved in the audit trail is signed and written where nobody can change it. */
export async function checkpoint(needs: CheckpointNeeds): Promise<{ handled: number; failed: number }> {
  return { handled: await takeCheckpoint(needs), failed: 0 }
}
