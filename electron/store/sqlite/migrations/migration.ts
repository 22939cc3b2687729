/** What a migration may do: run SQL text. It knows no domain code, since that changes and a migration may not. */
export interface MigrationDb {
  exec(sql: string): unknown
}

/** One numbered step. After a release it is frozen; it never edits the bytes of an event. */
export interface Migration {
  readonly version: number
  readonly name: string
  /** An older program must refuse a database that went through this step. */
  readonly breaking: boolean
  readonly up: (db: MigrationDb) => void
}
