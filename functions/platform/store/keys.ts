import type { IndexKeys, Key } from './port.ts'

/**
 * Every key of the one table, so that a collision is visible. Lists are by county or organization and kind, bounded by
 * nature. `blind` is a blind index, `hash` a digest of a secret: no personal data stands in a key.
 */
export const keys = {
  /** The wrapped data key of a person, organization or group. */
  dataKey: (whose: string): Key => ({ pk: `KEY#${whose}`, sk: 'K' }),
  /** That a commit moved heads of chains: waits for the next checkpoint. */
  moved: (shard: number, eventId: string): Key => ({ pk: `MOV#${shard}`, sk: eventId }),
  lastCheckpoint: (): Key => ({ pk: 'CHECKPOINT', sk: 'LAST' }),
  // identity
  account: (personId: string): Key => ({ pk: `PER#${personId}`, sk: 'A' }),
  addressTaken: (blind: string): Key => ({ pk: `UNQ#address#${blind}`, sk: 'U' }),
  code: (blind: string, browserHash: string): Key => ({ pk: `COD#${blind}`, sk: browserHash }),
  budget: (kind: string, whose: string): Key => ({ pk: `BUD#${kind}#${whose}`, sk: 'B' }),
  signedIn: (hash: string): Key => ({ pk: `SSN#${hash}`, sk: 'S' }),
  /** Passkeys, authenticator app, recovery codes; and, beside their chain, what changes with each use. */
  factors: (personId: string): Key => ({ pk: `PER#${personId}`, sk: 'FACTORS' }),
  factorUse: (personId: string, factorId: string): Key => ({ pk: `PER#${personId}`, sk: `USE#${factorId}` }),
  factorTries: (personId: string): Key => ({ pk: `BUD#factor#${personId}`, sk: 'B' }),
  factorWaiting: (hash: string): Key => ({ pk: `FWT#${hash}`, sk: 'W' }),
  factorReset: (personId: string): Key => ({ pk: `PER#${personId}`, sk: 'RESET' }),
  /** A person says that something stored about them is wrong. */
  correction: (personId: string, correctionId: string): Key => ({ pk: `COR#${personId}`, sk: correctionId }),
  /** An erasure that is under way: what is left to do is taken up again after a crash. */
  erasing: (personId: string): Key => ({ pk: 'ERASING', sk: personId }),
  invitation: (blind: string, invitationId: string): Key => ({ pk: `INV#${blind}`, sk: invitationId }),
  staff: (organizationId: string, personId: string, role: string): Key => ({
    pk: `STF#${organizationId}`,
    sk: `${role}#${personId}`,
  }),
  official: (prefecture: string, region: string, role: string, personId: string): Key => ({
    pk: `OFF#${prefecture}`,
    sk: `${region}#${role}#${personId}`,
  }),
  // regions
  region: (code: string): Key => ({ pk: 'REGIONS', sk: code }),
  /** That the deployment was opened, once: by whoever runs it, with its first administrator's invitation. */
  opened: (): Key => ({ pk: 'OPENED', sk: 'O' }),
  // volunteers
  volunteer: (personId: string): Key => ({ pk: `VOL#${personId}`, sk: 'A' }),
  /** 学信网 code, outside the chain so that it can be deleted. */
  checkCode: (personId: string): Key => ({ pk: `VOL#${personId}`, sk: 'CHECK' }),
  idNumberTaken: (blind: string): Key => ({ pk: `UNQ#id-number#${blind}`, sk: 'U' }),
  // organizations
  organization: (organizationId: string): Key => ({ pk: `ORG#${organizationId}`, sk: 'A' }),
  creditCodeTaken: (creditCode: string): Key => ({ pk: `UNQ#credit-code#${creditCode}`, sk: 'U' }),
  // training
  programme: (programmeId: string): Key => ({ pk: `PRG#${programmeId}`, sk: 'A' }),
  session: (sessionId: string): Key => ({ pk: `SES#${sessionId}`, sk: 'A' }),
  seats: (sessionId: string): Key => ({ pk: `SES#${sessionId}`, sk: 'SEATS' }),
  enrolment: (sessionId: string, personId: string): Key => ({
    pk: `SES#${sessionId}`,
    sk: `ENR#${personId}`,
  }),
  // certifications
  certificate: (personId: string, certificateId: string): Key => ({
    pk: `HLD#${personId}`,
    sk: `CRT#${certificateId}`,
  }),
  certificateOfSession: (personId: string, sessionId: string): Key => ({
    pk: `HLD#${personId}`,
    sk: `ONE#${sessionId}`,
  }),
  certificateNumber: (number: string): Key => ({ pk: `UNQ#certificate#${number}`, sk: 'U' }),
  requirements: (region: string): Key => ({ pk: `RUL#${region}`, sk: 'A' }),
  // groups
  group: (groupId: string): Key => ({ pk: `GRP#${groupId}`, sk: 'A' }),
  groupCode: (blind: string): Key => ({ pk: `UNQ#group#${blind}`, sk: 'U' }),
  placement: (groupId: string, placementId: string): Key => ({
    pk: `GRP#${groupId}`,
    sk: `PLC#${placementId}`,
  }),
  seat: (groupId: string, seat: number): Key => ({ pk: `GRP#${groupId}`, sk: `SEAT#${seat}` }),
  /** One live invitation or place for a person in a group. */
  placeOf: (groupId: string, personId: string): Key => ({ pk: `GRP#${groupId}`, sk: `ONE#${personId}` }),
  load: (personId: string): Key => ({ pk: `LOD#${personId}`, sk: 'L' }),
  // audit
  /** What one person has read of others: a chain of its own. */
  reader: (personId: string): Key => ({ pk: `RDR#${personId}`, sk: 'A' }),
  /** That somebody has read something about this person, organization or group: leads to the event, in no chain. */
  readOf: (subject: string, at: string, readerId: string, version: number): Key => ({
    pk: `SUB#${subject}`,
    sk: `${at}#${readerId}#${String(version).padStart(8, '0')}`,
  }),
  // notifications
  messageSent: (messageId: string): Key => ({ pk: `MSG#${messageId}`, sk: 'S' }),
} as const

/** The entries of the sparse indexes: what lists are read from. Never capacity, permission or uniqueness. */
export const lists = {
  /** In the region of the lost factor and in the two above it, so that each administrator asks for one. */
  factorResets: (region: string, askedAt: string): IndexKeys => {
    const [own = region, above, top] = [6, 4, 2].flatMap((digits) =>
      digits <= region.length ? [region.slice(0, digits)] : [],
    )
    const pk = (code: string) => `REG#${code}#RESETS`
    return {
      g1pk: pk(own),
      g1sk: askedAt,
      ...(above === undefined ? {} : { g2pk: pk(above), g2sk: askedAt }),
      ...(top === undefined ? {} : { g3pk: pk(top), g3sk: askedAt }),
    }
  },
  sessionsOfPerson: (personId: string, startedAt: string, signedInId: string): IndexKeys => ({
    g1pk: `PER#${personId}#SIGNED-IN`,
    g1sk: `${startedAt}#${signedInId}`,
  }),
  correctionsOfCounty: (county: string, askedAt: string, correctionId: string): IndexKeys => ({
    g1pk: `REG#${county}#CORRECTIONS`,
    g1sk: `${askedAt}#${correctionId}`,
  }),
  /** Answered ones of either desk, for their removal. */
  correctionsAnswered: (desk: string, answeredAt: string, correctionId: string): IndexKeys => ({
    g1pk: `${desk}#ANSWERED`,
    g1sk: `${answeredAt}#${correctionId}`,
  }),
  correctionsOfOrganization: (organizationId: string, askedAt: string, correctionId: string): IndexKeys => ({
    g1pk: `ORG#${organizationId}#CORRECTIONS`,
    g1sk: `${askedAt}#${correctionId}`,
  }),
  dataKeysUnder: (masterId: string, shard: number, whose: string): IndexKeys => ({
    g1pk: `KEYS#${masterId}#${shard}`,
    g1sk: whose,
  }),
  invitationsOfOrganization: (organizationId: string, expiresAt: string): IndexKeys => ({
    g1pk: `ORG#${organizationId}#INVITED`,
    g1sk: expiresAt,
  }),
  invitationsOfPrefecture: (prefecture: string, expiresAt: string): IndexKeys => ({
    g1pk: `REG#${prefecture}#INVITED`,
    g1sk: expiresAt,
  }),
  volunteersOfCounty: (
    county: string,
    [stage, standing]: readonly [string, string],
    since: string,
  ): IndexKeys => ({
    g1pk: `REG#${county}#VOLUNTEERS#${stage}`,
    g1sk: `${standing}#${since}`,
  }),
  organizationsOfCounty: (county: string, status: string, since: string): IndexKeys => ({
    g1pk: `REG#${county}#ORGANIZATIONS#${status}`,
    g1sk: since,
  }),
  programmesOfOrganization: (organizationId: string, programmeId: string): IndexKeys => ({
    g1pk: `ORG#${organizationId}#PROGRAMMES`,
    g1sk: programmeId,
  }),
  sessions: (county: string, organizationId: string, startsAt: string, sessionId: string): IndexKeys => ({
    g1pk: `REG#${county}#SESSIONS`,
    g1sk: `${startsAt}#${sessionId}`,
    g2pk: `ORG#${organizationId}#SESSIONS`,
    g2sk: `${startsAt}#${sessionId}`,
  }),
  enrolmentsOfPerson: (personId: string, startsAt: string, sessionId: string): IndexKeys => ({
    g1pk: `PER#${personId}#ENROLMENTS`,
    g1sk: `${startsAt}#${sessionId}`,
  }),
  /** Blind values of what an outline shows, the last to be left out first: groups that look alike stand together. */
  groupsAlike: (
    county: string,
    [times, helpFields, ageBand]: readonly [string, string, string],
    groupId: string,
  ): IndexKeys => ({
    g2pk: `REG#${county}#ALIKE`,
    g2sk: `${times}#${helpFields}#${ageBand}#${groupId}`,
  }),
  groupsOfCounty: (county: string, status: string, openedAt: string, groupId: string): IndexKeys => ({
    g1pk: `REG#${county}#GROUPS#${status}`,
    g1sk: `${openedAt}#${groupId}`,
  }),
  placementsOfPerson: (personId: string, invitedAt: string): IndexKeys => ({
    g1pk: `PER#${personId}#PLACEMENTS`,
    g1sk: invitedAt,
  }),
  placementsToConfirm: (county: string, answeredAt: string): IndexKeys => ({
    g2pk: `REG#${county}#TO-CONFIRM`,
    g2sk: answeredAt,
  }),
  /** Events by who did it, and by county (or the region above it) and month; those of no region stand in no index. */
  eventsOfRegion: (region: string, { id, by, at }: { id: string; by: string; at: string }): IndexKeys => ({
    g1pk: `ACT#${by}`,
    g1sk: `${at}#${id}`,
    g2pk: `REG#${region.slice(0, 6)}#EVENTS#${at.slice(0, 7)}`,
    g2sk: `${at}#${id}`,
  }),
} as const
