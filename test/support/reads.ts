import type { Item } from '../../functions/platform/store/port.ts'
import { everything } from './everything.ts'
import type { TestApp } from './app.ts'

/** A read as it stands in a reader's chain. */
export type StoredRead = {
  by: string
  version: number
  route: string
  purpose: string
  under: { role: string; region?: string; organizationId?: string }
  reason?: string
  asked?: Record<string, string>
  /** For each subject, the fields that were shown of it. */
  fields: Record<string, string[]>
}

type Details = Omit<StoredRead, 'fields' | 'by' | 'version'> & {
  shown: { fields: string[]; subjects: string[] }[]
}

const isRead = ({ pk, sk }: Item): boolean => pk.startsWith('RDR#') && sk.startsWith('EVT#')

/** Every read that was audited, in the order of each chain. */
export async function readsIn(app: Pick<TestApp, 'store'>): Promise<StoredRead[]> {
  const items = (await everything(app))
    .filter(isRead)
    .toSorted((a, b) => (a.pk + a.sk < b.pk + b.sk ? -1 : 1))
  return items.map(({ sk, data }) => {
    const { shown, ...rest } = data['details'] as unknown as Details
    const fields = Object.fromEntries(shown.flatMap((one) => one.subjects.map((id) => [id, one.fields])))
    return {
      ...rest,
      by: typeof data['by'] === 'string' ? data['by'] : '',
      version: Number(sk.slice(-8)),
      fields,
    }
  })
}

/** Whose data a pointer of 「谁看过我的数据」 leads to. */
export async function pointersIn(app: Pick<TestApp, 'store'>): Promise<string[]> {
  const items = await everything(app)
  return items.flatMap(({ pk }) => (pk.startsWith('SUB#') ? [pk.slice(4)] : [])).toSorted()
}
