import * as z from 'zod'
import { address } from '../../shared/formats.ts'
import { regionCode } from '../../shared/ids.ts'
import { isPartOf, mostRegions, region } from '../../shared/regions.ts'
import type { Adapters } from '../compose/base.ts'
import { inviteAnother, openDeployment, whyNobody } from '../compose/open.ts'
import { Failure } from '../kernel/failure.ts'

const opening = z
  .strictObject({ regions: z.array(region).min(1).max(mostRegions), address, region: regionCode })
  .refine(({ regions }) => new Set(regions.map(({ code }) => code)).size === regions.length, {
    path: ['regions'],
    error: 'a code stands twice',
  })
  .refine((it) => isPartOf(it.regions, it.region), {
    path: ['region'],
    error: 'the administrator’s region is not among the regions',
  })

/** Without regions: another administrator of a deployment that is open. */
const inviting = z.strictObject({ address, region: regionCode })

/** What the operator reads: it holds nothing of the input. */
export type Opened =
  | { readonly opened: true; readonly regions: number }
  | { readonly opened: false; readonly because: string }
  | { readonly invited: true }
  | { readonly invited: false; readonly because: string }

const before = 'This deployment was opened before, or has regions other than these.'

/**
 * What whoever runs the deployment asks for: an empty one gets its regions, and its first administrator an invitation;
 * without regions in the input, an open one gets another administrator while the region has fewer than two.
 */
export async function open(adapters: Adapters, payload: unknown): Promise<Opened> {
  const more = inviting.safeParse(payload)
  if (more.success) return inviteMore(adapters, more.data)
  const read = opening.safeParse(payload)
  if (!read.success) return { opened: false, because: z.prettifyError(read.error) }
  const isOpen = await openDeployment(adapters, read.data).catch(whenMeanwhile)
  return isOpen ? { opened: true, regions: read.data.regions.length } : { opened: false, because: before }
}

async function inviteMore(adapters: Adapters, input: z.infer<typeof inviting>): Promise<Opened> {
  const because = await inviteAnother(adapters, input)
    .then((why) => why && `Nobody was invited: ${whyNobody[why]}`)
    .catch((error: unknown) => whenMeanwhile(error) || 'Another run was quicker: ask again.')
  return because === undefined ? { invited: true } : { invited: false, because }
}

/** Somebody else's run was quicker. */
function whenMeanwhile(error: unknown): false {
  if (error instanceof Failure && error.code === 'changed-meanwhile') return false
  throw error
}
