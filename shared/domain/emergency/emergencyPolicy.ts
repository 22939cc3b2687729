import { z } from 'zod'
import { RED_FLAG_GROUPS } from '../screening/findings.ts'
import { BRANCHES } from './branch.ts'

const branch = z.enum(BRANCHES)
const group = z.enum([...RED_FLAG_GROUPS, 'soon'])

/** How a clinic handles emergencies, as data of the policy pack (D1, S14, S52, S53, D8, D10). Line ids are of `phoneLines`. */
export const emergencyPolicySchema = z.strictObject({
  /** S53: name and meaning of each branch, the lines to show, and what staff ask and say on the phone. */
  branches: z.record(branch, z.strictObject({
    name: z.string().min(1),
    meaning: z.string().min(1),
    lines: z.array(z.string()).min(1),
    script: z.array(z.string().min(1)).min(1),
  })),
  /** Every red-flag group has a branch; a rule that differs from its group is named in `byRule`. */
  byGroup: z.record(group, branch),
  byRule: z.record(z.string(), branch),
  linesByGroup: z.partialRecord(group, z.array(z.string()).min(1)),
  /** Told at 100 % of the limit (D8). */
  onCallLine: z.string(),
  /** Tries that must fail before a welfare check may be asked for (D10). */
  contactTries: z.number().int().min(1),
  /** Groups whose threads allow no voicemail and no proxy (red flags, row 43). */
  safeContactGroups: z.array(group).min(1),
  safeContactScript: z.array(z.string().min(1)).min(1),
  welfareCheck: z.strictObject({
    services: z.array(z.strictObject({ id: z.string(), label: z.string().min(1) })).min(1),
    /** In this order; what a step asks for must be given. */
    steps: z.array(z.strictObject({ id: z.string(), label: z.string().min(1), text: z.string().min(1), asks: z.enum(['reference', 'outcome', 'nothing']) })).min(1),
    /** `ends`: the patient is in somebody's care or safe; the rule is complete. */
    outcomes: z.array(z.strictObject({ id: z.string(), label: z.string().min(1), ends: z.boolean() })).min(1),
  }),
  notice: z.strictObject({
    hoursBetween: z.number().positive(),
    /** Base of the template's id; `-en` or `-es` follows. */
    templates: z.record(branch, z.string()),
    templatesByGroup: z.partialRecord(group, z.string()),
  }),
  backPain: z.strictObject({
    /** S52, word for word. `short` names a "yes"; `raise` is the tier that a "yes" should be raised to by the nurse. */
    questions: z.array(z.strictObject({ id: z.string(), text: z.string().min(1), short: z.string().min(1), raise: z.enum(['D1', 'D2']).nullable() })).min(1),
    /** Templates that speak of the programme: not sent before the screen is clear or a doctor has cleared the patient. */
    programmeTemplates: z.array(z.string()),
    /** Words of the programme in any text, without regard to case and hyphens; `threadWords` only where back pain is the matter. */
    programmeWords: z.array(z.string().min(1)).min(1),
    threadWords: z.array(z.string().min(1)),
    /** What may be said of it before: not to start yet, and what to say first. */
    beforeWords: z.array(z.string().min(1)),
  }),
})
export type EmergencyPolicy = z.infer<typeof emergencyPolicySchema>

/** What is wrong with it beside its shape: lines that the pack does not have, an end that is never reached. */
export function emergencyProblems(policy: EmergencyPolicy, lineIds: readonly string[]): { path: (string | number)[]; reason: string }[] {
  const problems: { path: (string | number)[]; reason: string }[] = []
  const check = (path: (string | number)[], id: string): void => {
    if (!lineIds.includes(id)) problems.push({ path, reason: `there is no phone line ${id}` })
  }
  for (const id of BRANCHES) policy.branches[id].lines.forEach((line, index) => check(['emergency', 'branches', id, 'lines', index], line))
  for (const [name, lines] of Object.entries(policy.linesByGroup)) lines?.forEach((line, index) => check(['emergency', 'linesByGroup', name, index], line))
  check(['emergency', 'onCallLine'], policy.onCallLine)
  if (!policy.welfareCheck.outcomes.some((outcome) => outcome.ends)) problems.push({ path: ['emergency', 'welfareCheck', 'outcomes'], reason: 'some outcome ends the welfare check' })
  if (policy.welfareCheck.steps.at(-1)?.asks !== 'outcome') problems.push({ path: ['emergency', 'welfareCheck', 'steps'], reason: 'the last step asks for the outcome' })
  return problems
}
