/** Clinic calendar: shapes only. Meaning of every field: the README of the business-time vectors, and D1, D3. */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
/**
 * Local wall times of the calendar's zone, `["HH:MM", "HH:MM"]`; open inclusive, close exclusive; close before open runs into the next
 * day.
 */
export type WallInterval = readonly [string, string]
/** Local dates `YYYY-MM-DD`, both included. */
export interface DateRange {
  readonly from: string
  readonly to: string
}

export interface ClinicCalendar {
  readonly timeZone: string
  readonly weekly: Partial<Record<Weekday, readonly WallInterval[]>>
  readonly businessWeekdays?: readonly Weekday[] | undefined
  readonly holidays?: readonly string[] | undefined
  readonly dateHours?: Readonly<Record<string, readonly WallInterval[]>> | undefined
  readonly closures?: Readonly<Record<string, readonly WallInterval[]>> | undefined
  readonly outOfOffice?: readonly DateRange[] | undefined
}

/** Exactly one key. */
export type DuePolicy =
  | { readonly businessDays: number }
  | { readonly businessHours: number }
  | { readonly elapsedHoursExcludingNonBusinessDays: number }

/** UTC epoch ms; `to: null` is a pause that is still open. */
export interface Pause {
  readonly from: number
  readonly to: number | null
}

/** One line that explains a due time: a day counted or skipped and why, a pause, the start, the result. */
export interface LedgerLine {
  readonly kind: 'start' | 'counted' | 'skipped' | 'pause' | 'due' | 'note'
  /** Local date the line is about, when it is about one. */
  readonly date?: string | undefined
  /** UTC epoch ms the line is about, when it is about an instant. */
  readonly at?: number | undefined
  /** Running count: business days, or hours, after this line. */
  readonly count?: number | undefined
  /** Plain English, without patient data. */
  readonly text: string
}
