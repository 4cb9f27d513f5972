import type { Budgets } from '../contexts/identity/budgets.ts'
import type { Clock, NewId } from '../kernel/clock.ts'
import type { Keys } from '../platform/crypto/keys.ts'
import type { Sealer } from '../platform/crypto/seal.ts'
import type { WriteOnce } from '../platform/files/write-once.ts'
import type { SendMessage } from '../platform/mail/message.ts'
import type { Db } from '../platform/store/db.ts'
import type { Store } from '../platform/store/port.ts'

/** What a deployment brings: everything that differs between a laptop, a test and AWS. */
export type Adapters = {
  readonly store: Store
  readonly keys: Keys
  readonly sealer: Sealer
  readonly now: Clock
  readonly newId: NewId
  /** Six random digits. */
  readonly newCode: () => string
  /** 256 random bits as text. */
  readonly newToken: () => string
  readonly send: SendMessage
  /** Takes back messages to these addresses that wait in a folder of this machine; those that were sent are out. */
  readonly forgetMessages?: (isTheirs: (address: string) => boolean) => Promise<void>
  /** Who was erased, in storage that a restore of the database does not turn back. */
  readonly register: WriteOnce
  /** Where other than the usual ones hold. */
  readonly budgets?: Budgets
}

/** The same, with the store as one request sees it: every context is composed on this. */
export type Base = Adapters & { readonly db: Db }
