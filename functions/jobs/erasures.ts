import type { Adapters } from '../compose/base.ts'
import { resumeErasures } from '../compose/my-data-erasure.ts'

const most = 20

/** Every minute: erasures that a crash left half done go on. The data key was gone with their first step. */
export async function erasures(adapters: Adapters): Promise<{ handled: number; failed: number }> {
  return { handled: await resumeErasures(adapters, most), failed: 0 }
}
