import type { Actor } from '../../../shared/access.ts'
import type { ReadingOfMine } from '../../../shared/audit.ts'
import type { OrganizationId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { authorize } from '../../kernel/authorize.ts'
import type { Page, PageRequest } from '../../kernel/page.ts'
import type { NamesOf, Readers } from './ports.ts'
import { fieldsOf, type Read } from './read.ts'

type Needs = { readers: Readers; namesOf: NamesOf }
type Asked = { organizationId?: OrganizationId | undefined; language: Language }

/** Who has read one's own data (or that of an organization one works for): role, purpose and fields, not the name. */
export const listReaders =
  ({ readers, namesOf }: Needs) =>
  async (
    actor: Actor,
    { organizationId, language }: Asked,
    request: PageRequest,
  ): Promise<Page<ReadingOfMine>> => {
    if (organizationId) authorize(actor, { anyOf: ['organizations.see-own'] }, { organizationId })
    else authorize(actor, { anyOf: ['identity.see-self'] }, actor)
    const subject = organizationId ?? actor.personId
    const { items, ...rest } = await readers.pageOf(subject, request)
    const views = items.map((read) => viewOf(namesOf, read, subject, language))
    return { ...rest, items: await Promise.all(views) }
  }

async function viewOf(
  namesOf: NamesOf,
  read: Read,
  subject: string,
  language: Language,
): Promise<ReadingOfMine> {
  const { id, at, purpose, reason, under } = read
  const { role, organizationId, region } = under
  return {
    id,
    at,
    role,
    purpose,
    reason,
    organizationName: organizationId && (await namesOf.organization(organizationId)),
    regionName: region && (await namesOf.region(region, language)),
    fields: fieldsOf(read, subject),
  }
}
