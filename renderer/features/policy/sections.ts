import type { PolicyField } from '#shared/contract/policy.ts'

export interface FieldSpec {
  path: string
  label: string
  kind: 'number' | 'percent' | 'text' | 'switch' | 'choice'
  unit?: string
  options?: readonly { value: string; label: string }[]
}
export interface FieldGroup {
  title: string
  /** What the numbers mean, with the rule. */
  note: string
  fields: readonly FieldSpec[]
}
export type SectionName = 'clocks' | 'windows' | 'routing' | 'departments' | 'lines'
export type Values = ReadonlyMap<string, PolicyField['value']>

const number = (path: string, label: string, unit: string): FieldSpec => ({ path, label, unit, kind: 'number' })

const CLOCKS: readonly FieldGroup[] = [
  {
    title: 'The promise',
    note: 'An answer to the patient. Days without holidays and without days on which the doctor is out and nobody covers.',
    fields: [number('clocks.promise.warnAt.businessDays', 'Warn after', 'business days'), number('clocks.promise.due.businessDays', 'Due after', 'business days')],
  },
  {
    title: 'First look',
    note: 'A person opens the thread. Never pauses.',
    fields: [number('clocks.firstLook.warnAt.businessHours', 'Warn after', 'business hours'), number('clocks.firstLook.due.businessHours', 'Due after', 'business hours')],
  },
  {
    title: 'Appointment request',
    note: 'Hours that fall on business days, day and night.',
    fields: [
      number('clocks.appointmentRequest.warnAt.elapsedHoursExcludingNonBusinessDays', 'Warn after', 'hours'),
      number('clocks.appointmentRequest.due.elapsedHoursExcludingNonBusinessDays', 'Due after', 'hours'),
    ],
  },
  {
    title: 'First look at a red flag',
    note: 'Real minutes, around the clock, and who is told while nobody has it.',
    fields: [
      number('clocks.flaggedFirstLookMinutes.D0', 'D0', 'minutes'), number('clocks.flaggedFirstLookMinutes.D1', 'D1', 'minutes'), number('clocks.flaggedFirstLookMinutes.D2', 'D2', 'minutes'),
      { path: 'clocks.escalation.pool', label: 'Tell the pool at', kind: 'percent', unit: '% of the limit' },
      { path: 'clocks.escalation.supervisor', label: 'Tell the supervisor at', kind: 'percent', unit: '% of the limit' },
      { path: 'clocks.escalation.onCall', label: 'Tell on call at', kind: 'percent', unit: '% of the limit' },
    ],
  },
]

const WINDOWS: readonly FieldGroup[] = [
  {
    title: 'Patients',
    note: 'How long a reply stays open, and when the portal is not relied on.',
    fields: [number('windows.replyDays', 'Reply open for', 'days'), number('windows.portalInactiveMonths', 'Portal inactive after', 'months'), { path: 'ages.teenProxyMayMessage', label: 'A parent may message for a teen', kind: 'switch' }],
  },
  {
    title: 'At work',
    note: 'Holds and leases.',
    fields: [
      number('windows.sendHoldSeconds', 'A reply can be taken back for', 'seconds'), number('windows.slotLeaseSeconds', 'A slot is held for', 'seconds'),
      number('windows.claimLapseMinutes', 'A claim lapses after', 'minutes'), number('windows.receiptTimeoutMinutes', 'Delivery is unknown after', 'minutes'),
    ],
  },
  {
    title: 'This desk',
    note: 'When an idle console locks.',
    fields: [number('windows.idleLockMinutes', 'Lock after', 'minutes'), number('windows.idleWarningSeconds', 'Warn before', 'seconds')],
  },
]

const WORK_TYPES: readonly [string, string][] = [
  ['refill', 'Refill'], ['scheduling', 'Scheduling'], ['results', 'Results'], ['symptom', 'Symptom'], ['medication_question', 'Medicine question'],
  ['referral_or_forms', 'Referral or forms'], ['billing_admin', 'Billing and admin'], ['general_question', 'General question'], ['thanks_or_social', 'Thanks'], ['other', 'Other'],
]

/** The fields of a section that this pack has: what it lacks is added in the text. */
export function groupsOf(section: SectionName, values: Values): readonly FieldGroup[] {
  const groups = section === 'clocks' ? CLOCKS : section === 'windows' ? WINDOWS : section === 'routing' ? routing(values) : section === 'departments' ? departments(values) : lines(values)
  return groups.map((group) => ({ ...group, fields: group.fields.filter((field) => values.has(field.path)) })).filter((group) => group.fields.length > 0)
}

function routing(values: Values): FieldGroup[] {
  const pools = rowsOf(values, 'pools').map((index) => ({ value: String(values.get(`pools.${index}.id`)), label: String(values.get(`pools.${index}.name`)) }))
  const choice = (path: string, label: string): FieldSpec => ({ path, label, kind: 'choice', options: pools })
  return [
    { title: 'Where each work type goes', note: 'The red-flag scan runs first: whatever is flagged goes to the pool below, whatever its work type.', fields: WORK_TYPES.map(([type, label]) => choice(`routing.${type}`, label)) },
    { title: 'Flagged threads', note: 'A clinical pool.', fields: [choice('flaggedPool', 'Anything flagged')] },
  ]
}

function departments(values: Values): FieldGroup[] {
  const routes = rowsOf(values, 'phoneLines').map((index) => ({ value: String(values.get(`phoneLines.${index}.id`)), label: String(values.get(`phoneLines.${index}.label`)) }))
  return rowsOf(values, 'departments').map((index) => ({
    title: String(values.get(`departments.${index}.name`)),
    note: rowsOf(values, `departments.${index}.visitTypes`).map((type) => String(values.get(`departments.${index}.visitTypes.${type}`))).join(', '),
    fields: [
      { path: `departments.${index}.bookableOnline`, label: 'May be booked here', kind: 'switch' },
      { path: `departments.${index}.route`, label: 'Otherwise call', kind: 'choice', options: routes },
    ],
  }))
}

function lines(values: Values): FieldGroup[] {
  return rowsOf(values, 'phoneLines').map((index) => ({
    title: String(values.get(`phoneLines.${index}.label`)),
    note: values.get(`phoneLines.${index}.allDay`) === true ? 'Answers day and night.' : 'Answers in office hours.',
    fields: [
      { path: `phoneLines.${index}.number`, label: 'Number', kind: 'text' },
      { path: `phoneLines.${index}.allDay`, label: 'Answers day and night', kind: 'switch' },
    ],
  }))
}

/** Places of a list, `0` first. */
function rowsOf(values: Values, list: string): number[] {
  const places = [...values.keys()].filter((path) => path.startsWith(`${list}.`)).map((path) => Number(path.slice(list.length + 1).split('.')[0]))
  return [...new Set(places)].filter((place) => Number.isInteger(place))
}
