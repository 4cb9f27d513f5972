import { signInPath } from './sign-in-path.ts'

/**
 * The address of every page, in one place. A path starts with `/` and names the `.html` file;
 * `i18n/languages.ts` puts the language before it. What is not built yet is not linked: see `nav.ts`.
 */
export const paths = {
  home: '/',
  policy: '/policy.html',
  help: '/help.html',
  accessibility: '/accessibility.html',
  privacy: '/privacy.html',
  problems: '/problems.html',
  verify: '/verify.html',
  statistics: '/statistics.html',
  organizations: '/organizations.html',

  signIn: signInPath,
  join: '/join.html',
  apply: '/apply/form.html',
  applied: '/apply/sent.html',
  registerOrganization: '/organization/register.html',
  calendar: '/training/calendar.html',
  session: '/training/session.html',

  my: '/my/home.html',
  myTraining: '/my/training.html',
  myCertificates: '/my/certificates.html',
  myInvitations: '/my/invitations.html',
  myInvitation: '/my/invitation.html',
  myGroups: '/my/groups.html',
  myGroup: '/my/group.html',
  myRecords: '/my/records.html',
  mySecurity: '/my/security.html',
  myAccount: '/my/account.html',
  myData: '/my/data.html',
  myReaders: '/my/readers.html',
  myConsents: '/my/consents.html',
  myErasure: '/my/erasure.html',

  organization: '/organization/home.html',
  organizationProgrammes: '/organization/programmes.html',
  organizationSessions: '/organization/sessions.html',
  organizationSession: '/organization/session.html',
  organizationCorrections: '/organization/corrections.html',
  organizationStaff: '/organization/staff.html',

  coordinator: '/coordinator/home.html',
  coordinatorBoard: '/coordinator/board.html',
  coordinatorGroups: '/coordinator/groups.html',
  coordinatorGroup: '/coordinator/group.html',
  coordinatorNewGroup: '/coordinator/new-group.html',

  administrator: '/administrator/home.html',
  administratorVolunteers: '/administrator/volunteers.html',
  administratorVolunteer: '/administrator/volunteer.html',
  administratorOrganizations: '/administrator/organizations.html',
  administratorRules: '/administrator/rules.html',
  administratorStaff: '/administrator/staff.html',
  administratorResets: '/administrator/resets.html',
  reviewer: '/reviewer/home.html',
  reviewerCorrections: '/reviewer/corrections.html',
  reviewerVolunteer: '/reviewer/volunteer.html',

  auditor: '/auditor/home.html',
  auditorTrail: '/auditor/trail.html',
} as const

export type PageName = keyof typeof paths
