import { z } from 'zod'
import { base } from './errors.ts'
import { id } from './schemas/common.ts'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const leaveLine = z.object({
  /** Null for days out that the record system tells: they are changed there. */
  leaveId: z.string().nullable(),
  from: date,
  /** Inclusive. */
  to: date,
  coveredBy: z.string().nullable(),
  coveredByName: z.string().nullable(),
  status: z.enum(['running', 'ahead', 'past']),
})
export type LeaveLine = z.infer<typeof leaveLine>

export const leaveView = z.object({
  /** Local date of the clinic. */
  today: date,
  clinicians: z.array(z.object({ staffId: z.string(), name: z.string(), leaves: z.array(leaveLine) })),
  /** Who may cover: nurses, PAs and physicians with an account. */
  covers: z.array(z.object({ staffId: z.string(), name: z.string() })),
})
export type LeaveView = z.infer<typeof leaveView>

/** Leave and cover (S28, D3). An admin or a supervisor; every change counts the running promises anew. */
export const leave = {
  list: base.output(leaveView),
  /** Adds a leave, or changes the one of that id. INVALID_COMMAND names the field: `from`, `to`, `coveredBy`. */
  save: base
    .input(z.strictObject({ commandId: id, staffId: id, leaveId: id.nullable(), from: date, to: date, coveredBy: id.nullable() }))
    .output(z.object({ recounted: z.number().int() })),
  /** A leave that runs has yesterday as its last day from now on, so today counts; one that is ahead, or began today, is taken out. */
  end: base.input(z.strictObject({ commandId: id, staffId: id, leaveId: id })).output(z.object({ recounted: z.number().int() })),
}
