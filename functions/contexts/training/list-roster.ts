import type { Actor } from '../../../shared/access.ts'
import type { SessionId } from '../../../shared/ids.ts'
import type { RosterRow, SessionView } from '../../../shared/training.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Clock } from '../../kernel/clock.ts'
import { notFound } from '../../kernel/failure.ts'
import type { PageRequest } from '../../kernel/page.ts'
import type { Enrolment } from './enrolment.ts'
import type {
  CertificateLine,
  CertificateOf,
  Enrolments,
  NameOf,
  OrganizationName,
  Sessions,
} from './ports.ts'
import { viewOf } from './session-view.ts'

type Needs = {
  sessions: Sessions
  enrolments: Enrolments
  organizationName: OrganizationName
  nameOf: NameOf
  certificateOf: CertificateOf
  now: Clock
}

type Roster = { session: SessionView; rows: RosterRow[]; next?: string }

/** Who is enrolled, a page of them sorted by name, for the attendance sheet. */
export const listRoster =
  (needs: Needs) =>
  async (actor: Actor, sessionId: SessionId, request: PageRequest): Promise<Roster> => {
    const session = await needs.sessions.find(sessionId)
    if (!session) throw notFound()
    authorize(actor, { anyOf: ['training.see-roster'] }, session)
    const { items, ...rest } = await needs.enrolments.pageIn(sessionId, request)
    const rows = await Promise.all(items.map((one) => rowOf(needs, one)))
    const sorted = rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'))
    return { ...rest, session: await viewOf(needs, session, needs.now()), rows: sorted }
  }

async function rowOf({ nameOf, certificateOf }: Needs, enrolment: Enrolment): Promise<RosterRow> {
  const { personId, sessionId } = enrolment
  const [name, certificate] = await Promise.all([nameOf(personId), certificateOf(personId, sessionId)])
  const row = { ...enrolment, name: name ?? '', certified: certificate !== undefined }
  return certificate === undefined ? row : { ...row, certificate: lineOf(certificate) }
}

/** What was revoked and when, not why: that is written about a person. */
const lineOf = ({ id, version, number, revokedAt }: CertificateLine) =>
  revokedAt === undefined ? { id, version, number } : { id, version, number, revokedAt }
