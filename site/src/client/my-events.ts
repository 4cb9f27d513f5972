import type { VolunteerPage } from './my-page.ts'
import { fill, type Lang } from '../i18n/both.ts'
import { isoDay } from '../i18n/dates.ts'
import type { MyWords } from '../i18n/my.ts'

type Happened = { key: string; at: string; text: string }

const titleOf = (lang: Lang, it: { title: string; titleEn?: string | undefined }): string =>
  lang === 'en' ? (it.titleEn ?? it.title) : it.title

function ofFile({ file }: VolunteerPage, words: MyWords['events']): Happened[] {
  const standing = file.standing === 'RETURNED' || file.standing === 'REFUSED' ? file.standing : undefined
  const step = standing ?? (file.stage === 'DRAFT' || file.stage === 'APPLIED' ? undefined : file.stage)
  const applied = { key: 'applied', at: file.appliedAt, text: words.applied }
  return step === undefined ? [applied] : [applied, { key: 'stage', at: file.stageSince, text: words[step] }]
}

/** What happened lately to a volunteer, newest first, out of what the page has read anyway. */
export function eventsOf(page: VolunteerPage, lang: Lang, words: MyWords['events'], most = 6) {
  const certificates = page.certificates.certificates.map((it) => ({
    key: it.id,
    at: it.revokedAt ?? it.issuedAt,
    text: fill(it.revokedAt === undefined ? words.certificate : words.revoked, { title: titleOf(lang, it) }),
  }))
  const enrolments = page.enrolments
    .filter((it) => it.status === 'ENROLLED')
    .map((it) => ({
      key: it.sessionId,
      at: it.enrolledAt,
      text: fill(words.enrolled, { title: titleOf(lang, it.session) }),
    }))
  const invitations = page.invitations.map((it) => ({ key: it.id, at: it.invitedAt, text: words.invited }))
  return [...ofFile(page, words), ...certificates, ...enrolments, ...invitations]
    .sort((a, b) => (a.at < b.at ? 1 : -1))
    .slice(0, most)
    .map((it) => ({ ...it, when: isoDay(it.at), done: true }))
}
