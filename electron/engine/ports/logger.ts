/** Codes and counts only; never patient text, names or secrets (R51). */
export interface Logger {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  error(event: string, fields?: LogFields): void
}
/** Values are numbers, booleans, ids and fixed codes. */
export type LogFields = Readonly<Record<string, string | number | boolean | null>>
export const silentLogger: Logger = { info() {}, warn() {}, error() {} }
