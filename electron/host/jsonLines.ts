import type { LogFields, Logger } from '#electron/engine/ports/logger.ts'

export type LogLevel = 'info' | 'warn' | 'error'

/**
 * One JSON object a line: time, level, event, fields. JSON escapes CR, LF and control characters, and what JSON leaves
 * alone (C1 controls, line separators, bidi marks) is escaped here, so that no value can forge or dress up a line (R51).
 */
export function jsonLines(write: (line: string, level: LogLevel) => void, now: () => number = Date.now): Logger {
  const log = (level: LogLevel) => (event: string, fields: LogFields = {}): void => {
    const text = JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...fields })
    write(`${text.replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, escaped)}\n`, level)
  }
  return { info: log('info'), warn: log('warn'), error: log('error') }
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
