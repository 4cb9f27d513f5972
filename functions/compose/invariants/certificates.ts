import { stateAt, textOf, type History, type Life, type Report } from './history.ts'
import { hasPassed } from './training.ts'

/** A certificate needs attendance and a pass at an approved organization; revoked is final. */
export function checkCertificates(history: History, report: Report): void {
  const enrolments = new Map(
    history
      .lives('ENR')
      .map((one) => [`${textOf(one.data, 'sessionId')} ${textOf(one.data, 'personId')}`, one]),
  )
  const organizations = new Map(history.lives('ORG').map((one) => [textOf(one.data, 'organizationId'), one]))
  const numbers = new Set<string>()
  const sessions = new Set<string>()
  for (const { key, data, moments } of history.lives('CRT')) {
    const learned = `${textOf(data, 'sessionId')} ${textOf(data, 'personId')}`
    const awardedAt = moments[0]?.at ?? ''
    report.expect('certificate-needs-a-pass', hasPassed(stateAt(enrolments.get(learned), awardedAt)), key)
    report.expect('certified-stays-passed', hasPassed(enrolments.get(learned)?.data), key)
    const issuer = stateAt(organizations.get(textOf(data, 'organizationId')), awardedAt)
    report.expect('issuer-was-approved', textOf(issuer, 'status') === 'APPROVED', key)
    report.expect('nobody-certifies-themselves', moments[0]?.by !== textOf(data, 'personId'), key)
    report.expect('one-certificate-per-training', !sessions.has(learned), key)
    report.expect('numbers-are-unique', !numbers.has(textOf(data, 'number')), key)
    report.expect('revoked-is-final', staysRevoked(moments), key)
    sessions.add(learned)
    numbers.add(textOf(data, 'number'))
  }
}

function staysRevoked(moments: Life['moments']): boolean {
  const at = moments.findIndex(({ state }) => textOf(state, 'revokedAt') !== '')
  return at < 0 || at === moments.length - 1
}
