import { yearsBetween } from '../calendar/localDate.ts'
import type { StaffId } from '../ids.ts'
import { findInCatalog, isHighRisk, scheduleOf, type CatalogMedicine, type MedicineCatalog } from './medicineCatalog.ts'
import type { LabRecord, MedicineRecord } from './medicineRecord.ts'
import type { CheckItemId, Verdict } from './refillCheck.ts'
import { dateIn, isWithinMonths, staffDate } from './refillDates.ts'
import type { RefillLine } from './refillLine.ts'
import { protocolStamp, type RefillProtocol } from './refillProtocol.ts'
import { supplyOf } from './supply.ts'

export interface CheckItem {
  readonly id: CheckItemId
  readonly label: string
  readonly verdict: Verdict
  /** In words, with its date. */
  readonly fact: string
  /** Date of the fact, `YYYY-MM-DD`; null when it has none. */
  readonly on: string | null
}

/** What the record says that a refill is judged by. */
export interface RefillFacts {
  readonly today: string
  readonly birthDate: string | null
  readonly sex: string | null
  /** As the record has it: `2026-09-02 Dr Chen`. */
  readonly lastVisit: string | null
  /** null: not recorded. */
  readonly allergies: readonly { readonly text: string }[] | null
  readonly labs: readonly LabRecord[]
  /** `pregnant`, `notPregnant`; null when not recorded. */
  readonly pregnancy: 'pregnant' | 'notPregnant' | null
  /** Staff of this clinic who may prescribe. */
  readonly prescribers: readonly StaffId[]
  readonly flagRaised: boolean
}

export interface ProtocolCheck {
  readonly protocol: string
  readonly verdict: 'within' | 'outside'
  readonly items: readonly CheckItem[]
}

/**
 * The refill protocol asked of one line (S18): every item with its verdict and the fact behind it. `within` only when all
 * are met. What a clinic may change are the figures of `protocol`; a controlled substance is outside whatever they say.
 * Pure.
 */
export function checkProtocol(line: Pick<RefillLine, 'asksChange'>, medicine: MedicineRecord | null, facts: RefillFacts, protocol: RefillProtocol, catalog: MedicineCatalog): ProtocolCheck {
  const items = medicine === null ? [notOnList(), redFlag(facts)] : checks(line, medicine, facts, protocol, catalog)
  return { protocol: protocolStamp(protocol), verdict: items.every((item) => item.verdict === 'met') ? 'within' : 'outside', items }
}

type Item = Omit<CheckItem, 'on'> & { on?: string | null }
const item = ({ on = null, ...rest }: Item): CheckItem => ({ ...rest, on })
const yesNo = (holds: boolean): Verdict => (holds ? 'met' : 'notMet')

const notOnList = (): CheckItem => item({ id: 'onList', label: 'On the medicine list', verdict: 'notMet', fact: 'not on the list' })
const redFlag = (facts: RefillFacts): CheckItem => item({ id: 'noRedFlag', label: 'No red flag in this thread', verdict: yesNo(!facts.flagRaised), fact: facts.flagRaised ? 'a red flag is raised' : 'none raised' })

function checks(line: Pick<RefillLine, 'asksChange'>, medicine: MedicineRecord, facts: RefillFacts, protocol: RefillProtocol, catalog: MedicineCatalog): CheckItem[] {
  const entry = findInCatalog(catalog, medicine.name)
  const schedule = scheduleOf(medicine, catalog)
  return [
    item({ id: 'onList', label: 'On the medicine list', verdict: 'met', fact: 'on the list' }),
    item({ id: 'active', label: 'Active', verdict: medicine.status === undefined ? 'notKnown' : yesNo(medicine.status === 'active'), fact: medicine.status ?? 'status not recorded' }),
    prescriber(medicine, facts),
    visit(facts, protocol),
    ...labs(entry, facts, protocol),
    early(medicine, facts, protocol),
    leftAtPharmacy(medicine),
    item({ id: 'notControlled', label: 'Not a controlled substance', verdict: entry || schedule ? yesNo(schedule === null) : 'notKnown', fact: schedule ? `schedule ${schedule}: signed by a PA or physician only` : entry ? 'no schedule' : 'not in the medicine catalogue' }),
    item({ id: 'notHighRisk', label: 'Not a high-risk medicine', verdict: yesNo(!isHighRisk(medicine, catalog)), fact: isHighRisk(medicine, catalog) ? 'high-risk medicine' : 'not listed as high-risk' }),
    age(facts, protocol),
    ...pregnancy(entry, facts, protocol),
    allergy(medicine, entry, facts),
    item({ id: 'doseUnchanged', label: 'Dose unchanged', verdict: yesNo(!line.asksChange), fact: line.asksChange ? 'the message speaks of another dose' : 'the message asks for no other dose' }),
    redFlag(facts),
  ]
}

function prescriber(medicine: MedicineRecord, facts: RefillFacts): CheckItem {
  const { prescriberId, lastOrdered } = medicine
  const on = dateIn(lastOrdered)
  const when = on === null ? '' : `, ordered ${staffDate(on)}`
  const label = 'Prescribed in this clinic'
  if (!prescriberId) return item({ id: 'prescriber', label, verdict: 'notKnown', fact: 'prescriber not recorded' })
  const isHere = facts.prescribers.includes(prescriberId)
  return item({ id: 'prescriber', label, verdict: yesNo(isHere), fact: `${isHere ? 'by a prescriber of this clinic' : 'by somebody else'}${when}`, on })
}

function visit(facts: RefillFacts, { visitWithinMonths }: RefillProtocol): CheckItem {
  const on = dateIn(facts.lastVisit)
  const label = `Visit within ${visitWithinMonths} months`
  if (on === null) return item({ id: 'visit', label, verdict: 'notKnown', fact: 'last visit not recorded' })
  return item({ id: 'visit', label, verdict: yesNo(isWithinMonths(on, visitWithinMonths, facts.today)), fact: `last visit ${staffDate(on)}`, on })
}

function labs(entry: CatalogMedicine | undefined, facts: RefillFacts, protocol: RefillProtocol): CheckItem[] {
  return protocol.labs.filter((lab) => entry !== undefined && lab.classes.includes(entry.class)).map((lab) => {
    const label = `${lab.test} within ${lab.withinMonths} months`
    const found = facts.labs.filter((each) => each.test.toLowerCase() === lab.test.toLowerCase() && dateIn(each.on) !== null).toSorted((a, b) => b.on.localeCompare(a.on))[0]
    if (!found) return item({ id: 'lab', label, verdict: 'notKnown', fact: 'not recorded' })
    return item({ id: 'lab', label, verdict: yesNo(isWithinMonths(found.on, lab.withinMonths, facts.today)), fact: `${found.value} on ${staffDate(found.on)}`, on: found.on })
  })
}

function early(medicine: MedicineRecord, facts: RefillFacts, { earlyDays }: RefillProtocol): CheckItem {
  const label = `Not more than ${earlyDays} days early`
  const supply = supplyOf(medicine, earlyDays, facts.today)
  if (supply === null) return item({ id: 'notEarly', label, verdict: 'notKnown', fact: 'last dispensing not recorded' })
  const on = medicine.lastDispensed ?? null
  return item({ id: 'notEarly', label, verdict: yesNo(supply.early === 0), fact: `${supply.text}${on === null ? '' : `, dispensed ${staffDate(on)}`}`, on })
}

function leftAtPharmacy({ refillsLeft }: MedicineRecord): CheckItem {
  const label = 'No refill left at the pharmacy'
  if (refillsLeft === null || refillsLeft === undefined) return item({ id: 'noRefillsLeft', label, verdict: 'notKnown', fact: 'not recorded' })
  if (refillsLeft === 0) return item({ id: 'noRefillsLeft', label, verdict: 'met', fact: 'none left' })
  return item({ id: 'noRefillsLeft', label, verdict: 'notMet', fact: `${refillsLeft} left: the pharmacy can fill it now` })
}

function age(facts: RefillFacts, { minAge }: RefillProtocol): CheckItem {
  const label = `Age ${minAge} or older`
  const born = dateIn(facts.birthDate)
  if (born === null) return item({ id: 'age', label, verdict: 'notKnown', fact: 'birth date not recorded' })
  const years = yearsBetween(born, facts.today)
  return item({ id: 'age', label, verdict: yesNo(years >= minAge), fact: `${years} years, born ${staffDate(born)}` })
}

/** Asked only where the class is a danger in pregnancy and a pregnancy is possible. */
function pregnancy(entry: CatalogMedicine | undefined, facts: RefillFacts, { pregnancy: rule }: RefillProtocol): CheckItem[] {
  if (!entry || !rule.classes.includes(entry.class) || facts.sex === 'male') return []
  const born = dateIn(facts.birthDate)
  const years = born === null ? null : yearsBetween(born, facts.today)
  if (years !== null && (years < rule.fromAge || years > rule.toAge)) return []
  const fact = facts.pregnancy === null ? 'pregnancy not recorded' : facts.pregnancy === 'pregnant' ? 'pregnant' : 'not pregnant'
  return [item({ id: 'pregnancy', label: 'No pregnancy conflict', verdict: facts.pregnancy === null ? 'notKnown' : yesNo(facts.pregnancy === 'notPregnant'), fact })]
}

function allergy(medicine: MedicineRecord, entry: CatalogMedicine | undefined, { allergies }: RefillFacts): CheckItem {
  const label = 'No allergy to it'
  if (allergies === null) return item({ id: 'allergy', label, verdict: 'notKnown', fact: 'allergies not recorded' })
  const names = [medicine.name, ...(entry ? [entry.generic, ...entry.brands] : [])].map((name) => name.toLowerCase())
  const hit = allergies.some(({ text }) => names.some((name) => text.toLowerCase().includes(name)))
  return item({ id: 'allergy', label, verdict: yesNo(!hit), fact: hit ? 'listed as an allergy' : allergies.length === 0 ? 'no known allergies' : 'not among the known allergies' })
}
