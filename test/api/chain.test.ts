import { describe, expect, it } from 'vitest'
import { verifyChains } from '../../functions/platform/store/verify-chains.ts'
import { walkTheChain } from '../support/chain.ts'
import { everything } from '../support/everything.ts'

describe('the chain', () => {
  it('leads from an empty deployment to a confirmed place, by the people it concerns', async () => {
    const { app, coordinator, volunteer, group, steps } = await walkTheChain()
    const seen = (await coordinator.call('get', `/api/groups/${group}`)).body
    expect(seen).toMatchObject({
      status: 'ACTIVE',
      placements: [{ personId: volunteer.personId, name: '林晓岚', status: 'CONFIRMED' }],
    })
    expect((await volunteer.call('get', `/api/groups/${group}/member`)).body).toMatchObject({
      id: group,
      code: seen.code,
      status: 'ACTIVE',
    })
    expect(steps.get('suggestHelpers')?.body.team.proof.optimal).toBe(true)
    expect(verifyChains(await everything(app), Date.parse(app.clock.now()) / 1000)).toMatchObject({
      ok: true,
    })
  })
})
