import type { Permission, Subject } from '../../../shared/access.ts'
import { here, type Who, type Place, type World } from './world.ts'
import { aGroupInput } from '../builders/groups.ts'
import { aRegistration } from '../builders/organizations.ts'
import { aProgrammeInput, aSessionInput } from '../builders/training.ts'
import { anApplication } from '../builders/volunteers.ts'

export type Access = 'read' | 'list' | 'write'

/** One thing that a route is asked about; without a subject there is none such. */
export type Target = {
  readonly at: 'own' | 'missing' | Place['position']
  readonly subject?: Subject
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  /** The rule, where it is not the one of the door. */
  readonly rule?: Permission
}

/** How a route is asked about each kind of thing. */
export type Recipe = {
  readonly access: Access
  /** Who may see the thing is told "not permitted" and not "not found". */
  readonly see?: Permission
  /** Changes who the actor is, or what others are asked about: the higher, the later it is asked. */
  readonly last?: number
  readonly targets: (world: World, who: Who) => Target[]
}

const gone = {
  invitationId: 'inv_0000000000missing',
  organizationId: 'org_0000000000missing',
  personId: 'per_0000000000missing',
  programmeId: 'prg_0000000000missing',
  sessionId: 'ses_0000000000missing',
  groupId: 'grp_0000000000missing',
  placementId: 'plc_0000000000missing',
  certificateId: 'crt_0000000000missing',
  signedInId: 'sgn_0000000000missing',
  factorId: 'fct_0000000000missing',
  correctionId: 'cor_0000000000missing',
  aggregate: 'ses_0000000000missing',
  region: '880101',
  number: 'TX20260000000000000000',
}
type Name = keyof typeof gone

type Made = Omit<Target, 'at' | 'subject'> & { subject: Subject }
type More = Pick<Target, 'query' | 'body'>

const missing = (names: readonly Name[], more: More = {}): Target => ({
  at: 'missing',
  params: Object.fromEntries(names.map((name) => [name, gone[name]])),
  ...more,
})

/** One thing of each place, and one that is missing. */
const things = (
  access: Access,
  names: readonly Name[],
  make: (place: Place) => Made,
  see?: Permission,
): Recipe => ({
  access,
  ...(see ? { see } : {}),
  targets: ({ places }) => {
    const all = places.map((place): Target => ({ at: place.position, ...make(place) }))
    const [{ query, body } = {}] = all
    return [...all, missing(names, { ...(query ? { query } : {}), ...(body ? { body } : {}) })]
  },
})

/** The same, and parts of a thing of one place asked for under that of another: missing too. */
const parts = (
  access: Access,
  names: readonly [Name, Name],
  make: (place: Place) => Made,
  see?: Permission,
): Recipe => ({
  access,
  ...(see ? { see } : {}),
  targets: (world, who) => {
    const whole = things(access, names, make, see).targets(world, who)
    const [first, second] = whole
    const crossed = { ...second?.params, [names[0]]: first?.params?.[names[0]] ?? '' }
    return [...whole, { at: 'missing', params: crossed, ...(first?.body ? { body: first.body } : {}) }]
  },
})

/** What is only ever about the one who asks. */
const mine = (access: Access, more: More & { last?: number } = {}): Recipe => ({
  access,
  ...(more.last ? { last: more.last } : {}),
  targets: (_, { person }) => {
    const { last: _last, ...rest } = more
    return [{ at: 'own', subject: { personId: person?.personId }, ...rest }]
  },
})

/** A thing of one's own, those of others, which are not told from missing ones, and a missing one. */
const ownAndOthers = (
  access: Access,
  own: (world: World, who: Who) => Omit<Target, 'at' | 'subject'> | undefined,
  others: (place: Place) => Made,
  names: readonly Name[],
  more: More = {},
): Recipe => ({
  access,
  targets: (world, who) => {
    const it = own(world, who)
    return [
      ...(it && who.person
        ? [{ at: 'own' as const, subject: { personId: who.person.personId }, ...it }]
        : []),
      ...world.places.map((place): Target => ({ at: place.position, ...others(place) })),
      missing(names, more),
    ]
  },
})

const open = (access: Access, targets: Recipe['targets']): Recipe => ({ access, targets })

/** Too old to be carried out: what is allowed is refused as changed meanwhile, and changes nothing. */
const version = 999
const reason = '请核对。'
const organizationOf = ({ organization: { id }, region }: Place): Subject => ({ organizationId: id, region })
const inRegion = ({ region }: Place): Subject => ({ region })
const volunteerOf = (place: Place): Made => ({
  subject: { personId: place.applicant.personId, region: place.region },
  params: { personId: place.applicant.personId },
})
const groupOf = (place: Place): Made => ({
  subject: { region: place.township },
  params: { groupId: place.group.id },
})
const sessionOf = (place: Place): Made => ({
  subject: { organizationId: place.organization.id },
  params: { sessionId: place.session.id },
})
const learnerOf = (place: Place): Made => ({
  subject: { organizationId: place.organization.id },
  params: { sessionId: place.session.id, personId: place.helper.personId },
})
const resetOf = (place: Place): Made => ({
  subject: { region: place.region },
  params: { personId: place.lost.personId },
})
const placementOf = (place: Place): Made => ({
  subject: { region: place.township },
  params: { groupId: place.asking.id, placementId: place.invited.id },
})
const officialOf = (place: Place): Made => ({
  subject: { region: place.region },
  params: { personId: place.official.personId },
})
const staffOf = (place: Place): Made => ({
  subject: { organizationId: place.organization.id },
  params: { organizationId: place.organization.id, personId: place.trainer.personId },
})
const underOrganization = (place: Place): Made => ({
  subject: { organizationId: place.organization.id },
  params: { organizationId: place.organization.id },
})
const trailOf = (place: Place): Made[] =>
  [place.helper.personId, place.organization.id, place.programme.id, place.session.id, place.group.id].map(
    (aggregate) => ({
      subject: { region: place.region },
      params: { aggregate },
    }),
  )
const corrections = (place: Place): Made[] => [
  {
    subject: { region: place.region },
    params: { personId: place.applicant.personId, correctionId: place.ofFile },
  },
  {
    subject: { organizationId: place.organization.id },
    params: { personId: place.helper.personId, correctionId: place.ofTraining },
  },
]
const passkey = {
  id: 'A'.repeat(22),
  rawId: 'A'.repeat(22),
  type: 'public-key',
  clientExtensionResults: {},
  response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' },
}

/** What is asked about an address that one has already. */
const ofOwnAddress = (body: object): Recipe => ({
  access: 'write',
  targets: (_, { person }) => [
    {
      at: 'own',
      subject: { personId: person?.personId },
      body: { ...body, from: person?.address ?? 'nobody@example.cn' },
    },
  ],
})

/** Every route of the API and how it is asked. A route that is not here fails the build. */
export const recipes: Readonly<Record<string, Recipe>> = {
  // identity
  requestCode: open('write', () => [{ at: 'own', body: { address: 'somebody@example.cn' } }]),
  signIn: open('write', () => [{ at: 'own', body: { address: 'somebody@example.cn', code: '000000' } }]),
  signOut: mine('write', { last: 5 }),
  getMe: mine('read'),
  changeLanguage: mine('write', { body: { language: 'zh' } }),
  listTasks: mine('list'),
  listReaders: {
    access: 'list',
    targets: ({ places }, { person }) => [
      { at: 'own', subject: { personId: person?.personId } },
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: organizationOf(place),
          query: { organizationId: place.organization.id },
          rule: 'organizations.see-own',
        }),
      ),
      { at: 'missing', query: { organizationId: gone.organizationId } },
    ],
  },
  answerInvitationToRole: ownAndOthers(
    'write',
    () => undefined,
    ({ offered, helper }) => ({
      subject: { personId: helper.personId },
      params: { invitationId: offered },
      body: { accept: false },
    }),
    ['invitationId'],
    { body: { accept: false } },
  ),
  listFactors: mine('list'),
  askPasskey: mine('write'),
  presentFactor: mine('write', { body: { kind: 'TOTP', code: '000000' } }),
  beginPasskey: mine('write'),
  addPasskey: mine('write', { body: { name: 'one', response: passkey } }),
  beginTotp: mine('write'),
  addTotp: mine('write', { body: { code: '000000' } }),
  removeFactor: things('write', ['factorId'], (place) => ({
    subject: { personId: place.official.personId },
    params: { factorId: place.factor },
  })),
  renewRecoveryCodes: mine('write'),
  stepUpByCode: mine('write', { body: { address: 'somebody@example.cn', code: '000000' } }),
  askReset: mine('write', { last: 3 }),
  stopReset: { access: 'write', targets: () => [{ at: 'missing' }] },
  listResets: { access: 'list', targets: () => [{ at: 'own', subject: { region: here } }] },
  startReset: things('write', ['personId'], (place) => ({ ...resetOf(place), body: { version, reason } })),
  confirmReset: things('write', ['personId'], (place) => ({ ...resetOf(place), body: { version } })),
  refuseReset: things('write', ['personId'], (place) => ({ ...resetOf(place), body: { version } })),
  suspendAccount: things('write', ['personId'], (place) => ({
    ...resetOf(place),
    body: { reason: 'OTHER' },
  })),
  restoreAccount: things('write', ['personId'], resetOf),
  listSessions: mine('list'),
  endSession: things('write', ['signedInId'], (place) => ({
    subject: { personId: place.helper.personId },
    params: { signedInId: place.signedIn },
  })),
  endOtherSessions: mine('write', { last: 3 }),
  inviteToRole: {
    access: 'write',
    targets: ({ places }) => [
      ...places.flatMap(({ position: at, region, organization: { id: organizationId } }): Target[] => [
        { at, subject: { region }, body: { role: 'REVIEWER', region, address: 'new@example.cn' } },
        {
          at,
          subject: { organizationId },
          body: { role: 'TRAINER', organizationId, address: 'new@example.cn' },
        },
      ]),
      { at: 'missing', body: { role: 'REVIEWER', region: gone.region, address: 'new@example.cn' } },
      {
        at: 'missing',
        body: { role: 'TRAINER', organizationId: gone.organizationId, address: 'new@example.cn' },
      },
    ],
  },
  listStaff: things('list', ['organizationId'], underOrganization),
  listOfficials: {
    access: 'list',
    targets: ({ places }) => [
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: inRegion(place),
          query: { region: place.region },
        }),
      ),
      { at: 'missing', query: { region: gone.region } },
    ],
  },
  changeOfficial: things('write', ['personId'], (place) => ({
    ...officialOf(place),
    body: { role: 'REVIEWER', region: place.region, until: '2026-01-01' },
  })),
  // The last administrator of a township stays: who may revoke is refused by that.
  revokeOfficial: things('write', ['personId'], (place) => ({
    subject: { region: place.township },
    params: { personId: place.chief.personId },
    body: { role: 'ADMINISTRATOR', region: place.township, reason },
  })),
  changeStaff: parts('write', ['organizationId', 'personId'], (place) => ({
    ...staffOf(place),
    body: { role: 'TRAINER', until: '2026-01-01' },
  })),
  revokeStaff: {
    ...parts('write', ['organizationId', 'personId'], (place) => ({
      ...staffOf(place),
      body: { role: 'TRAINER', reason },
    })),
    last: 1,
  },
  leaveRole: {
    access: 'write',
    last: 4,
    targets: ({ places: [place] }, { person, grants }) => [
      ...grants
        .filter(({ role }) => role !== 'VOLUNTEER')
        .map(
          ({ role, organizationId, region }): Target => ({
            at: 'own',
            subject: { personId: person?.personId },
            body: { role, ...(organizationId ? { organizationId } : { region }) },
          }),
        ),
      { at: 'missing', body: { role: 'TRAINER', organizationId: place?.organization.id.replace(/.$/, 'x') } },
    ],
  },
  exportMyData: mine('read'),
  exportMyDataAsPage: mine('read'),
  readyToExport: mine('read'),
  sendAddressCode: mine('write', { body: { address: 'another@example.cn' } }),
  addAddress: mine('write', { body: { address: 'another@example.cn', code: '000000' } }),
  changeAddress: ofOwnAddress({ address: 'another@example.cn', code: '000000' }),
  removeAddress: ofOwnAddress({}),
  previewErasure: mine('read'),
  // By then everyone has roles or places, and is refused by that.
  eraseMe: mine('write', { body: { confirm: 'ERASE' }, last: 3 }),
  askCorrection: mine('write', { body: { field: 'volunteer.name', wrong: reason } }),
  listMyCorrections: mine('list'),
  listCorrections: {
    access: 'list',
    targets: ({ places }) => [
      ...places.flatMap((place): Target[] => [
        { at: place.position, subject: inRegion(place), query: { county: place.region } },
        {
          at: place.position,
          subject: { organizationId: place.organization.id },
          query: { organizationId: place.organization.id },
        },
      ]),
      { at: 'missing', query: { county: gone.region } },
      { at: 'missing', query: { organizationId: gone.organizationId } },
    ],
  },
  answerCorrection: {
    access: 'write',
    targets: ({ places }) => {
      const body = { version, done: true, answer: reason }
      return [
        ...places.flatMap((place) =>
          corrections(place).map((made): Target => ({ at: place.position, ...made, body })),
        ),
        missing(['personId', 'correctionId'], { body }),
      ]
    },
  },
  // regions
  listRegions: open('list', () => [{ at: 'own' }]),
  // organizations
  registerOrganization: mine('write', { body: aRegistration({ serial: 900 }), last: 2 }),
  getOrganization: things('read', ['organizationId'], (place) => ({
    ...underOrganization(place),
    subject: organizationOf(place),
  })),
  listOrganizations: {
    access: 'list',
    targets: ({ places }) => [
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: inRegion(place),
          query: { county: place.region, status: 'APPROVED' },
        }),
      ),
      { at: 'missing', query: { county: gone.region, status: 'APPROVED' } },
    ],
  },
  decideOrganization: things(
    'write',
    ['organizationId'],
    (place) => ({
      ...underOrganization(place),
      subject: organizationOf(place),
      body: { decision: 'APPROVE', version },
    }),
    'organizations.see-own',
  ),
  // volunteers
  applyAsVolunteer: mine('write', { body: anApplication({ serial: 470 }), last: 2 }),
  getMyVolunteerFile: {
    access: 'read',
    targets: (_, { name, person }) => [
      name === 'VOLUNTEER' ? { at: 'own', subject: { personId: person?.personId } } : { at: 'missing' },
    ],
  },
  resubmitApplication: {
    access: 'write',
    targets: (_, { name, person }) => [
      {
        at: name === 'VOLUNTEER' ? 'own' : 'missing',
        ...(name === 'VOLUNTEER' ? { subject: { personId: person?.personId } } : {}),
        body: { version, application: anApplication({ serial: 77 }) },
      },
    ],
  },
  changeConsents: {
    access: 'write',
    targets: (_, { name, person }) => [
      {
        at: name === 'VOLUNTEER' ? 'own' : 'missing',
        ...(name === 'VOLUNTEER' ? { subject: { personId: person?.personId } } : {}),
        body: { version, answers: [{ kind: 'MESSAGES', version: 1, agree: true }] },
      },
    ],
  },
  listVolunteers: {
    access: 'list',
    targets: ({ places }) => [
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: inRegion(place),
          query: { county: place.region, stage: 'APPLIED' },
        }),
      ),
      { at: 'missing', query: { county: gone.region, stage: 'APPLIED' } },
    ],
  },
  getVolunteerCase: things('read', ['personId'], volunteerOf, 'volunteers.see-region'),
  decideVolunteer: things(
    'write',
    ['personId'],
    (place) => ({ ...volunteerOf(place), body: { decision: 'RETURN', version, reason } }),
    'volunteers.see-region',
  ),
  appointVolunteer: things(
    'write',
    ['personId'],
    (place) => ({ ...volunteerOf(place), body: { version } }),
    'volunteers.see-region',
  ),
  // training
  createProgramme: {
    ...things('write', ['organizationId'], (place) => ({
      ...underOrganization(place),
      body: aProgrammeInput(),
    })),
  },
  changeProgramme: things('write', ['programmeId'], (place) => ({
    ...underOrganization(place),
    params: { programmeId: place.programme.id },
    body: { version, programme: aProgrammeInput() },
  })),
  listProgrammes: things('list', ['organizationId'], underOrganization),
  scheduleSession: things('write', ['programmeId'], (place) => ({
    ...underOrganization(place),
    params: { programmeId: place.programme.id },
    body: aSessionInput({ startsAt: place.session.startsAt }),
  })),
  changeSession: things('write', ['sessionId'], (place) => ({
    ...sessionOf(place),
    body: { version, session: aSessionInput() },
  })),
  cancelSession: things('write', ['sessionId'], (place) => ({
    ...sessionOf(place),
    body: { version, reason },
  })),
  listCalendar: open('list', () => [{ at: 'own' }]),
  getSession: open('read', ({ places }) => [
    ...places.map((place): Target => ({ at: place.position, params: { sessionId: place.session.id } })),
    missing(['sessionId']),
  ]),
  listOrganizationSessions: things('list', ['organizationId'], underOrganization),
  enrolVolunteer: {
    access: 'write',
    last: 1,
    see: 'training.see',
    targets: ({ places }, { person }) => [
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: { personId: person?.personId },
          params: { sessionId: place.session.id },
        }),
      ),
      missing(['sessionId']),
    ],
  },
  withdrawEnrolment: ownAndOthers(
    'write',
    ({ mine: { session } }, { name }) =>
      name === 'VOLUNTEER' ? { params: { sessionId: session.id } } : undefined,
    ({ helper, session }) => ({ subject: { personId: helper.personId }, params: { sessionId: session.id } }),
    ['sessionId'],
  ),
  listMyEnrolments: mine('list'),
  listRoster: things('list', ['sessionId'], sessionOf),
  recordAttendance: parts('write', ['sessionId', 'personId'], (place) => ({
    ...learnerOf(place),
    body: { version, attendance: 'PRESENT' },
  })),
  recordResult: parts('write', ['sessionId', 'personId'], (place) => ({
    ...learnerOf(place),
    body: { version, result: 'PASSED' },
  })),
  // certifications
  awardCertificate: parts('write', ['sessionId', 'personId'], learnerOf),
  revokeCertificate: parts('write', ['personId', 'certificateId'], (place) => ({
    subject: { organizationId: place.organization.id },
    params: { personId: place.helper.personId, certificateId: place.certificate.id },
    body: { version, reason },
  })),
  listMyCertificates: mine('list'),
  getVolunteerRequirements: things('read', ['personId'], volunteerOf),
  getRequirements: open('read', ({ places }) =>
    places.map((place): Target => ({ at: place.position, params: { region: place.region } })),
  ),
  setRequirements: things('write', ['region'], (place) => ({
    subject: inRegion(place),
    params: { region: place.region },
    body: { version, subjects: ['POLICY'] },
  })),
  verifyCertificate: open('read', ({ places }) => [
    ...places.map((place): Target => ({ at: place.position, params: { number: place.certificate.number } })),
    missing(['number']),
  ]),
  // groups
  openGroup: {
    access: 'write',
    targets: ({ places }) => [
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: { region: place.township },
          body: aGroupInput({ county: place.region, township: place.township }),
        }),
      ),
      { at: 'missing', body: { ...aGroupInput(), county: gone.region, township: `${gone.region}001` } },
    ],
  },
  changeGroup: things(
    'write',
    ['groupId'],
    (place) => ({
      ...groupOf(place),
      body: { version, ...aGroupInput({ county: place.region, township: place.township }) },
    }),
    'groups.see',
  ),
  closeGroup: things(
    'write',
    ['groupId'],
    (place) => ({ ...groupOf(place), body: { version } }),
    'groups.see',
  ),
  getGroup: things('read', ['groupId'], groupOf),
  listGroups: {
    access: 'list',
    targets: ({ places }) => [
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: inRegion(place),
          query: { county: place.region, status: 'MATCHING' },
        }),
      ),
      { at: 'missing', query: { county: gone.region, status: 'MATCHING' } },
    ],
  },
  inviteVolunteer: things(
    'write',
    ['groupId'],
    (place) => ({ ...groupOf(place), body: { personId: place.helper.personId, seat: 2 } }),
    'groups.see',
  ),
  withdrawInvitation: parts(
    'write',
    ['groupId', 'placementId'],
    (place) => ({ ...placementOf(place), body: { version } }),
    'groups.see',
  ),
  confirmPlacement: parts(
    'write',
    ['groupId', 'placementId'],
    (place) => ({ ...placementOf(place), body: { version } }),
    'groups.see',
  ),
  endPlacement: parts(
    'write',
    ['groupId', 'placementId'],
    (place) => ({ ...placementOf(place), body: { version, reason } }),
    'groups.see',
  ),
  listMyInvitations: mine('list'),
  answerInvitation: ownAndOthers(
    'write',
    ({ mine: { invited } }, { name }) =>
      name === 'VOLUNTEER'
        ? { params: { placementId: invited.id }, body: { accept: false, version, reason: 'NO_TIME' } }
        : undefined,
    ({ invited, helper }) => ({
      subject: { personId: helper.personId },
      params: { placementId: invited.id },
      body: { accept: false, version, reason: 'NO_TIME' },
    }),
    ['placementId'],
    { body: { accept: false, version, reason: 'NO_TIME' } },
  ),
  getMyGroup: {
    access: 'read',
    targets: ({ places, mine: own }) => [
      { at: 'own', subject: { memberIds: [own.person.personId] }, params: { groupId: own.group.id } },
      // Invited and not confirmed: no member yet.
      { at: 'own', subject: { memberIds: [] }, params: { groupId: own.asking.id } },
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: { memberIds: [place.helper.personId] },
          params: { groupId: place.group.id },
        }),
      ),
      missing(['groupId']),
    ],
  },
  suggestHelpers: things('read', ['groupId'], groupOf),
  // audit
  readTrail: {
    access: 'read',
    targets: ({ places }) => [
      ...places.flatMap((place) => trailOf(place).map((made): Target => ({ at: place.position, ...made }))),
      missing(['aggregate']),
    ],
  },
  verifyTrail: {
    access: 'read',
    targets: ({ places }) => [
      ...places.flatMap((place) => trailOf(place).map((made): Target => ({ at: place.position, ...made }))),
      missing(['aggregate']),
    ],
  },
  searchTrail: {
    access: 'list',
    targets: ({ places }) => [
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: inRegion(place),
          query: { region: place.region },
        }),
      ),
      // In one's own region about a thing of another: nothing is found.
      ...places.map(
        (place): Target => ({
          at: place.position,
          subject: { region: here },
          query: { region: here, about: place.group.id },
        }),
      ),
      { at: 'missing', query: { region: gone.region } },
    ],
  },
}

/** Routes for everyone, each with its reason. */
export const publicRoutes: Readonly<Record<string, string>> = {
  requestCode: 'nobody is signed in yet; budgets bound it',
  signIn: 'nobody is signed in yet; the code is the proof',
  listRegions: 'the regions of the deployment stand on public pages',
  listCalendar: 'training is announced to everyone',
  getSession: 'training is announced to everyone',
  getRequirements: 'what a region asks of volunteers is no secret',
  verifyCertificate: 'who holds the number holds the paper; the name is masked',
}
