import type { AccountState } from '#shared/domain/account/account.ts'
import type { StaffId } from '#shared/domain/ids.ts'
import { build, type ReadableDb } from '../database.ts'
import { parseAccount } from '../load.ts'
import { usernameKey } from '../writeRows.ts'

export function accounts(db: ReadableDb): AccountState[] {
  return db.all(build.selectFrom('account').select('state').orderBy('staff_id')).map((row) => parseAccount(row.state))
}

/** Whatever the case of its letters. */
export function accountByUsername(db: ReadableDb, { username }: { username: string }): AccountState | undefined {
  const row = db.first(build.selectFrom('account').select('state').where('username_key', '=', usernameKey(username)))
  return row && parseAccount(row.state)
}

export function credential(db: ReadableDb, { staffId }: { staffId: StaffId }): string | undefined {
  return db.first(build.selectFrom('credential').select('hash').where('staff_id', '=', staffId))?.hash
}

export function allAccounts(db: ReadableDb): { state: AccountState; credentialHash: string | undefined }[] {
  const query = build.selectFrom('account as a').leftJoin('credential as c', 'c.staff_id', 'a.staff_id')
    .select(['a.state', 'c.hash']).orderBy('a.staff_id')
  return db.all(query).map((row) => ({ state: parseAccount(row.state), credentialHash: row.hash ?? undefined }))
}
