import { awardCertificate } from '../../../../shared/certifications.ts'
import type { Receipt } from '../../../../shared/receipt.ts'
import { recordAttendance, recordResult, type RosterRow } from '../../../../shared/training.ts'
import type { Attendance, Result } from '../../../../shared/vocabulary.ts'
import { call, type Outcome } from '../../client/api.ts'

const there: readonly (Attendance | undefined)[] = ['PRESENT', 'LATE', 'LEFT_EARLY']

/** Came, even if late or only for a part: the server takes a result of nobody else. */
export const wasThere = ({ attendance }: RosterRow): boolean => there.includes(attendance)

/** Nothing more to record: absent, or there and assessed. */
export const isRecorded = (row: RosterRow): boolean =>
  row.attendance !== undefined && (!wasThere(row) || row.result !== undefined)

export const hasPassed = (row: RosterRow): boolean => wasThere(row) && row.result === 'PASSED'
export const waitsForCertificate = (row: RosterRow): boolean => hasPassed(row) && !row.certified

const pathOf = ({ sessionId, personId }: RosterRow) => ({ sessionId, personId })

/** What a row becomes once something was recorded; the server drops the result of who was not there. */
type Change = (row: RosterRow, receipt: Receipt) => RosterRow

export type Recording = { send: (row: RosterRow) => Promise<Outcome<Receipt>>; change: Change }

export const attended = (attendance: Attendance): Recording => ({
  send: (row) => call(recordAttendance, { params: pathOf(row), body: { version: row.version, attendance } }),
  change: (row, { version }) => {
    const { result, ...rest } = row
    const next = { ...rest, version, attendance }
    return result !== undefined && wasThere(next) ? { ...next, result } : next
  },
})

export const assessed = (result: Result): Recording => ({
  send: (row) => call(recordResult, { params: pathOf(row), body: { version: row.version, result } }),
  change: (row, { version }) => ({ ...row, version, result }),
})

export const certified: Recording = {
  send: (row) => call(awardCertificate, { params: pathOf(row) }),
  change: (row) => ({ ...row, certified: true }),
}
