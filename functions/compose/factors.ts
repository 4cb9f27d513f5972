import { factorId } from '../../shared/ids.ts'
import { addPasskey } from '../contexts/identity/add-passkey.ts'
import { addTotp } from '../contexts/identity/add-totp.ts'
import { askPasskey } from '../contexts/identity/ask-passkey.ts'
import { askReset } from '../contexts/identity/ask-reset.ts'
import { beginPasskey } from '../contexts/identity/begin-passkey.ts'
import { beginTotp } from '../contexts/identity/begin-totp.ts'
import { confirmReset } from '../contexts/identity/confirm-reset.ts'
import type { FactorStore, PasskeyChecks, TotpChecks } from '../contexts/identity/factor-ports.ts'
import { giveTotp } from '../contexts/identity/give-totp.ts'
import { listFactors } from '../contexts/identity/list-factors.ts'
import { listResets } from '../contexts/identity/list-resets.ts'
import type { RegionOf } from '../contexts/identity/lost-device-ports.ts'
import { completeSecondFactor, stepUp } from '../contexts/identity/new-token.ts'
import { owedResets } from '../contexts/identity/owed-resets.ts'
import type { Accounts, Codes, NamesOf, SignedIn } from '../contexts/identity/ports.ts'
import { presentFactor } from '../contexts/identity/present-factor.ts'
import { refuseReset } from '../contexts/identity/refuse-reset.ts'
import { removeFactor } from '../contexts/identity/remove-factor.ts'
import { renewRecoveryCodes } from '../contexts/identity/renew-recovery-codes.ts'
import { startReset } from '../contexts/identity/start-reset.ts'
import { stepUpByCode } from '../contexts/identity/step-up-by-code.ts'
import { stopReset } from '../contexts/identity/stop-reset.ts'
import { factorResetsStore } from '../contexts/identity/store-lost-device.ts'
import { newRecoveryCode } from '../platform/config/ids.ts'
import {
  counterOfUse,
  passkeyMadeBy,
  passkeyToMake,
  passkeyToUse,
} from '../platform/second-factor/passkeys.ts'
import { newTotpSecret, totpAddress, totpStep } from '../platform/second-factor/totp.ts'
import type { Base } from './base.ts'

type Asks = {
  accounts: Accounts
  codes: Codes
  signedIn: SignedIn
  factors: FactorStore
  namesOf: NamesOf
  regionOf: RegionOf
}

const passkeys: PasskeyChecks = {
  toMake: passkeyToMake,
  made: passkeyMadeBy,
  toUse: passkeyToUse,
  counterOf: counterOfUse,
}
const totp: TotpChecks = { newSecret: newTotpSecret, address: totpAddress, step: totpStep }

/** Second factors, and the help for who has lost them. */
export function secondFactorsOf(base: Base, asks: Asks) {
  const resets = factorResetsStore(base)
  const newFactorId = () => factorId.parse(base.newId('fct'))
  const needs = { ...base, ...asks, resets, passkeys, totp, newFactorId, newRecoveryCode }
  const completed = {
    ...needs,
    completeSecondFactor: completeSecondFactor(needs),
    stepUp: stepUp(needs),
  }
  return {
    listFactors: listFactors(needs),
    askPasskey: askPasskey(needs),
    presentFactor: presentFactor(completed),
    beginPasskey: beginPasskey(needs),
    addPasskey: addPasskey(completed),
    beginTotp: beginTotp(needs),
    addTotp: addTotp(completed),
    removeFactor: removeFactor(needs),
    renewRecoveryCodes: renewRecoveryCodes(needs),
    stepUpByCode: stepUpByCode(completed),
    askReset: askReset(needs),
    stopReset: stopReset(needs),
    listResets: listResets(needs),
    startReset: startReset(needs),
    confirmReset: confirmReset(needs),
    refuseReset: refuseReset(needs),
    owed: owedResets(needs),
    /** For the seed and the demo data. */
    giveTotp: giveTotp(needs),
  }
}
