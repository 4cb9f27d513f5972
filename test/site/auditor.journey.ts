import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aWalker, openWorld, type Walker, ways, type World } from './support/journey.ts'
import { done } from './support/others.ts'

// The clock of the one server only goes on: the second walk begins after the first.
const times = { zh: '2026-11-25T01:00:00Z', en: '2026-11-26T01:00:00Z' } as const
let world: World
beforeAll(async () => {
  world = await openWorld(times.zh)
})
afterAll(async () => {
  await world?.close()
})

/** Whom a reviewer has looked at: a volunteer of the demo data whose case is still open. */
async function somebodyRead(lang: string) {
  const reviewer = await world.server.signIn('reviewer@demo.example')
  for (let n = 1; n <= 8; n++) {
    const query = `county=99010${n}&stage=APPLIED&standing=ACTIVE`
    const { items } = await done(reviewer, 'get', `/api/volunteers?${query}`)
    const [one] = lang === 'zh' ? items : items.toReversed()
    if (one === undefined) continue
    await done(reviewer, 'get', `/api/volunteers/${one.id}/case`)
    return { id: String(one.id), reviewer: reviewer.personId }
  }
  return expect.unreachable('nobody waits')
}

/** By kind first, then by whom: the conditions stand in the address, and a wrong id is answered in words. */
async function search(w: Walker, { id, reviewer }: { id: string; reviewer: string }) {
  const { page, say } = w
  await w.see(/已找到 \d+ 条|\d+ found/)
  await w.clean('search, the last month')
  await page.getByLabel(say('事情', 'Event'), { exact: true }).selectOption('audit.read')
  await page.getByLabel(say('涉及的人或事', 'Person or thing concerned')).fill('per_1')
  await w.press(say('查询', 'Search'))
  await w.see(say('编号应以 per_、org_', 'An id begins with per_, org_'))
  await w.clean('search, refused')
  await page.getByLabel(say('涉及的人或事', 'Person or thing concerned')).fill(id)
  await page.getByRole('button', { name: say('查询', 'Search'), exact: true }).click()
  await w.see(say('以资质审核员身份，为核验身份与资质', 'As Reviewer, to verify identity and qualifications'))
  const asked = new URL(page.url()).searchParams
  expect([asked.get('about'), asked.get('name')]).toEqual([id, 'audit.read'])
  await w.clean('search, who read somebody')
  await page.locator(`a[href$="?by=${reviewer}"]`).first().click()
  await w.see(/已找到 \d+ 条|\d+ found/)
  await w.clean('search, what a reviewer did')
  await page.getByLabel(say('从', 'From'), { exact: true }).fill('2020-01-01')
  await page.getByLabel(say('到', 'To'), { exact: true }).fill('2020-01-31')
  await page.getByRole('button', { name: say('查询', 'Search'), exact: true }).click()
  await w.see(say('没有符合条件的记录', 'Nothing matches'))
  await w.clean('search, nothing')
}

/** The trail of one person from the beginning, checked with a press. */
async function verify(w: Walker, id: string) {
  const { page, say } = w
  await w.goto(`/auditor/trail.html?id=${id}`)
  await w.see(say('从早到晚', 'Oldest first'))
  await w.clean('trail')
  await w.press(say('现在核对', 'Verify now'))
  await w.see(say('全部对得上', 'Everything fits'))
  await w.clean('trail, verified')
  await w.press(say('查谁看过', 'Who has read it'))
  await w.see(say('为审计操作记录', 'to audit the record'))
  expect(new URL(page.url()).searchParams.get('about')).toBe(id)
  await w.clean('search, the auditor’s own reads among it')
  await w.goto('/auditor/trail.html?id=per_0000000000missing')
  await w.see(say('没有找到这个编号的记录', 'Nothing is recorded under this id'))
  await w.clean('trail, missing')
}

describe.each(ways)('auditor at $width px in $lang', (way) => {
  it('searches, opens a trail, verifies it, and is recorded too', async () => {
    const now = times[way.lang]
    world.at(now)
    const who = await somebodyRead(way.lang)
    const w = await aWalker(world, way, now)
    await w.goto('/auditor/home.html')
    await w.signIn('auditor@demo.example')
    await search(w, who)
    await verify(w, who.id)
    await w.close()
  })

  it('and those who were read see it: role, purpose, fields, time', async () => {
    const now = times[way.lang]
    world.at(Date.parse(now) + 3_600_000)
    const w = await aWalker(world, way, now)
    const { say } = w
    const person = `reader-${way.lang}@example.org`
    await w.goto('/my/readers.html')
    await w.signIn(person)
    await w.see(say('还没有人看过您的资料', 'Nobody has read your data yet'))
    await w.clean('who has read my data, nobody')
    await w.close()
    const manager = await world.server.signIn('manager1@demo.example')
    const { grants } = await done(manager, 'get', '/api/me')
    const [{ organizationId }] = grants
    const administrator = await world.server.signIn('administrator@demo.example')
    await done(administrator, 'get', `/api/organizations/${organizationId}`)
    const m = await aWalker(world, way, now)
    await m.goto('/my/readers.html')
    await m.signIn('manager1@demo.example')
    await m.see(say('我本人', 'mine'))
    await m.page.locator('.chip').nth(1).click()
    await m.see(say('审核和联系机构', 'to approve and reach organizations'))
    await m.see(say('机构联系人姓名', 'name of an organization’s contact'))
    await m.clean('who has read an organization’s data')
    await m.close()
  })
})
