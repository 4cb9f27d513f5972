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

/** Invites with a last day, by the form. */
async function invite(w: Walker, address: string) {
  const { page, say } = w
  await w.goto('/administrator/staff.html')
  await w.see(say('工作人员', 'Staff'))
  await page.locator('tbody tr').first().waitFor()
  await w.clean('officials')
  await page.getByRole('radio', { name: say('资质审核员', 'Reviewer') }).check()
  await page.getByLabel(say('负责的地区', 'Region')).selectOption('990105')
  await page.getByLabel(say('对方的手机号或邮箱', 'Their mobile number or mail address')).fill(address)
  await page.locator('#invite-until').fill('2027-06-30')
  await page.locator('form button[type=submit]').click()
  await w.see(say('邀请已发出', 'Invitation sent'))
  await w.clean('invited')
}

/** Gives the role another last day, then takes it back with a reason. */
async function changeAndRevoke(w: Walker) {
  const { page, say } = w
  await w.goto('/administrator/staff.html?region=990105')
  const row = page.locator('tbody tr', { hasText: '2027-06-30' }).first()
  await row.getByRole('button', { name: say('改日期', 'Change days') }).click()
  const dialog = page.getByRole('dialog')
  await page.locator('#term-until').fill('2020-01-01')
  await dialog.getByRole('button', { name: say('保存日期', 'Save days') }).click()
  await w.see(say('最后一天不能早于', 'The last day cannot be before'))
  await w.clean('days, refused')
  await page.locator('#term-until').fill('2027-03-31')
  await dialog.getByRole('button', { name: say('保存日期', 'Save days') }).click()
  const changed = page.locator('tbody tr', { hasText: '2027-03-31' })
  await changed.waitFor()
  await changed.getByRole('button', { name: say('撤销', 'Revoke') }).click()
  await dialog.getByRole('textbox').fill('调到其他岗位。')
  await w.clean('revoking')
  await dialog.getByRole('button', { name: say('撤销', 'Revoke') }).click()
  await changed.waitFor({ state: 'detached' })
  await w.clean('revoked')
}

/** Ends everything of the reviewer at once, with a reason; the row says so until the account is restored. */
async function suspendAndRestore(w: Walker, isIn: () => Promise<boolean>) {
  const { page, say } = w
  await w.goto('/administrator/staff.html?region=990105')
  const row = page.locator('tbody tr', { hasText: '2027-06-30' }).first()
  const dialog = page.getByRole('dialog')
  const suspend = say('停用账户', 'Suspend')
  await row.getByRole('button', { name: suspend }).click()
  await dialog.getByRole('button', { name: suspend }).click()
  await w.see(say('请选择停用的原因', 'Choose the reason'))
  await w.clean('suspending, without a reason')
  await page.locator('#suspend-reason').selectOption('LEFT_POST')
  await dialog.getByRole('button', { name: suspend }).click()
  await row.getByText(say('已停用', 'Suspended')).waitFor()
  expect(await isIn()).toBe(false)
  await w.clean('suspended')
  const restore = say('恢复账户', 'Restore')
  await row.getByRole('button', { name: restore }).click()
  await w.clean('restoring')
  await dialog.getByRole('button', { name: restore }).click()
  await row.getByRole('button', { name: suspend }).waitFor()
  expect(await row.getByText(say('已停用', 'Suspended')).count()).toBe(0)
}

/** Each verified volunteer of the list can be suspended, and is then marked. */
async function suspendVolunteer(w: Walker) {
  const { page, say } = w
  await w.goto('/administrator/volunteers.html')
  const row = page.locator('tbody tr').first()
  await row.getByRole('button', { name: say('停用账户', 'Suspend') }).click()
  await page.locator('#suspend-reason').selectOption('ACCOUNT_AT_RISK')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('停用账户', 'Suspend') })
    .click()
  const marked = page.locator('tbody tr', { hasText: say('恢复账户', 'Restore') })
  await marked.getByText(say('已停用', 'Suspended')).waitFor()
  await w.clean('a volunteer, suspended')
  await marked.getByRole('button', { name: say('恢复账户', 'Restore') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('恢复账户', 'Restore') })
    .click()
  await marked.waitFor({ state: 'detached' })
}

describe.each(ways)('roles at $width px in $lang', (way) => {
  it('are offered until a day, changed, taken back with a reason that the person reads', async () => {
    world.at(times[way.lang])
    const w = await aWalker(world, way, times[way.lang])
    const { say } = w
    const address = `reviewer-${way.lang}@example.org`
    await w.goto('/sign-in.html')
    await w.signIn('administrator@demo.example')
    await invite(w, address)
    const person = await world.server.signIn(address)
    const { invitations } = await done(person, 'get', '/api/me')
    expect(invitations).toMatchObject([{ role: 'REVIEWER', region: '990105', until: '2027-06-30' }])
    await done(person, 'post', `/api/invitations/${invitations[0].id}/answer`, { accept: true })
    await suspendAndRestore(w, async () => (await person.call('get', '/api/me')).status === 200)
    await suspendVolunteer(w)
    await changeAndRevoke(w)
    await w.close()
    const theirs = await aWalker(world, way, times[way.lang])
    await theirs.goto('/sign-in.html')
    await theirs.signIn(address)
    await theirs.goto('/my/home.html')
    await theirs.see('调到其他岗位。')
    await theirs.see(say('我的角色', 'My roles'))
    await theirs.clean('my roles, one revoked')
    await theirs.close()
  }, 120_000)
})
