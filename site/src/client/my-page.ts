import type { AnswerOf } from '../../../shared/contract.ts'
import { listMyCertificates } from '../../../shared/certifications.ts'
import { type GroupInvitation, listMyInvitations } from '../../../shared/groups.ts'
import { getMe, listTasks, type Me, type Task } from '../../../shared/identity.ts'
import { listMyEnrolments, type MyEnrolment } from '../../../shared/training.ts'
import { getMyVolunteerFile, type VolunteerFile } from '../../../shared/volunteers.ts'
import { call, type Outcome } from './api.ts'

/** What a volunteer's first page shows besides what everyone's does. */
export type VolunteerPage = {
  file: VolunteerFile
  certificates: AnswerOf<typeof listMyCertificates>
  enrolments: MyEnrolment[]
  invitations: GroupInvitation[]
}

/** Everyone's first page: who one is, what one owes, and for a volunteer where they stand. */
export type MyPage = { me: Me; tasks: Task[]; volunteer: VolunteerPage | undefined }

async function readVolunteer(): Promise<Outcome<VolunteerPage>> {
  const [file, certificates, enrolments, invitations] = await Promise.all([
    call(getMyVolunteerFile, {}),
    call(listMyCertificates, {}),
    call(listMyEnrolments, { query: {} }),
    call(listMyInvitations, {}),
  ])
  if (!file.ok) return file
  if (!certificates.ok) return certificates
  if (!enrolments.ok) return enrolments
  if (!invitations.ok) return invitations
  return {
    ok: true,
    answer: {
      file: file.answer,
      certificates: certificates.answer,
      enrolments: enrolments.answer.items,
      invitations: invitations.answer.invitations,
    },
  }
}

/** Reads it in two rounds: a person without the role has no file, and is not asked for one. */
export async function readMyPage(): Promise<Outcome<MyPage>> {
  const [me, tasks] = await Promise.all([call(getMe, {}), call(listTasks, {})])
  if (!me.ok) return me
  if (!tasks.ok) return tasks
  const answer = { me: me.answer, tasks: tasks.answer.tasks, volunteer: undefined }
  if (!me.answer.grants.some((it) => it.role === 'VOLUNTEER')) return { ok: true, answer }
  const volunteer = await readVolunteer()
  return volunteer.ok ? { ok: true, answer: { ...answer, volunteer: volunteer.answer } } : volunteer
}
