import { editDistance, slipsAllowed } from './editDistance.ts'
import { findInCatalog, lookAlikesOf, type MedicineCatalog } from './medicineCatalog.ts'
import { medicineIdOf, type MedicineRecord } from './medicineRecord.ts'
import type { Match } from './refillLine.ts'
import { asksForChange, isDeclined, unknownNames } from './requestWords.ts'
import { at, phrasesOf, type Phrases } from './phrases.ts'
import { wordsOf, type Word } from './words.ts'

/** A medicine that a text speaks of. Offsets are UTF-16, end exclusive. */
export interface FoundLine {
  readonly start: number
  readonly end: number
  /** Null: not on the list. */
  readonly medicineId: string | null
  readonly match: Match
  readonly asksChange: boolean
  /** Other list items that the words may mean; a person picks. */
  readonly candidates: readonly string[]
  /** Names that are confused with it, plain. */
  readonly lookAlikes: readonly string[]
}

interface Hit {
  readonly start: number
  readonly end: number
  readonly medicine: MedicineRecord | null
  readonly match: Match
  readonly candidates: readonly MedicineRecord[]
  readonly name: string
}

/**
 * S12: what a text asks for, matched with the medicine list: exact names, brands, slips of the pen, and words for a class
 * ("my blood pressure pill") when one item of the list is of that class. What the list does not hold stays, as
 * `medicineId: null`. A proposal: a person adds the lines. Pure.
 */
export function matchRefillLines(text: string, medicines: readonly MedicineRecord[], catalog: MedicineCatalog): FoundLine[] {
  const words = wordsOf(text)
  const named = byName(words, medicines, catalog)
  const classed = byClass(words, medicines, catalog).filter((hit) => !overlaps(hit, named))
  const known = [...named, ...classed]
  const unknown: Hit[] = unknownNames(text, words)
    .filter((word) => !overlaps(word, known) && !knownOf(catalog).classWords.has(word.text))
    .map((word) => ({ start: word.start, end: word.end, medicine: null, match: 'none', candidates: [], name: word.text }))
  const hits = [...known, ...unknown].filter((hit) => !isDeclined(text, hit.start)).toSorted((a, b) => a.start - b.start)
  return onePerMedicine(hits).map((hit) => ({
    start: hit.start,
    end: hit.end,
    medicineId: hit.medicine === null ? null : medicineIdOf(hit.medicine),
    match: hit.match,
    asksChange: asksForChange(text, hit, hit.medicine?.strength ?? null),
    candidates: hit.candidates.map(medicineIdOf),
    lookAlikes: lookAlikesOf(catalog, hit.medicine?.name ?? hit.name),
  }))
}

const overlaps = (one: { start: number; end: number }, others: readonly Hit[]): boolean => others.some((other) => one.start < other.end && other.start < one.end)

interface Known {
  readonly names: Phrases<string>
  /** Phrase of a class to the ids of the classes that it may mean. */
  readonly classes: Phrases<string>
  /** The single words of those phrases, which name no medicine. */
  readonly classWords: ReadonlySet<string>
}
const KNOWN = new WeakMap<MedicineCatalog, Known>()

/** The catalogue ready for looking up, made once. */
function knownOf(catalog: MedicineCatalog): Known {
  const made = KNOWN.get(catalog)
  if (made) return made
  const phrases = Object.entries(catalog.classes).flatMap(([id, each]) => each.words.map((phrase) => [phrase, id] as const))
  const known: Known = {
    names: phrasesOf(catalog.medicines.flatMap(({ generic, brands }) => [generic, ...brands].map((name) => [name, name] as const))),
    classes: phrasesOf(phrases),
    classWords: new Set(phrases.flatMap(([phrase]) => phrase.split(' '))),
  }
  KNOWN.set(catalog, known)
  return known
}

function namesOf(medicine: MedicineRecord, catalog: MedicineCatalog): { name: string; match: 'exact' | 'brand' }[] {
  const entry = findInCatalog(catalog, medicine.name)
  const generic = medicine.name.toLowerCase()
  const brands = [...(medicine.brand ? [medicine.brand.toLowerCase()] : []), ...(entry?.brands ?? [])]
  return [
    ...[generic, ...(entry ? [entry.generic] : [])].map((name) => ({ name, match: 'exact' as const })),
    ...brands.map((name) => ({ name, match: name === generic ? 'exact' as const : 'brand' as const })),
  ]
}

function byName(words: readonly Word[], medicines: readonly MedicineRecord[], catalog: MedicineCatalog): Hit[] {
  const hits: Hit[] = []
  const listed = medicines.map((medicine) => ({ medicine, names: namesOf(medicine, catalog) }))
  const phrases = phrasesOf(listed.flatMap(({ medicine, names }) => names.map(({ name, match }) => [name, { medicine, match, name }] as const)))
  for (let index = 0; index < words.length; index += 1) {
    const hit = exactAt(words, index, phrases) ?? listedElsewhere(words, index, catalog) ?? typoAt(words, index, listed)
    if (hit && !overlaps(hit, hits)) hits.push(hit)
  }
  return hits
}

function exactAt(words: readonly Word[], index: number, phrases: Phrases<Omit<Hit, 'start' | 'end' | 'candidates'> & { medicine: MedicineRecord }>): Hit | null {
  const found = at(phrases, words, index).map(({ start, end, value }) => ({ start, end, ...value }))
  const first = found[0]
  if (!first) return null
  // The same name twice on the list (two strengths): the person picks.
  const same = [...new Set(found.filter((hit) => hit.end === first.end).map((hit) => hit.medicine))]
  return same.length === 1 ? { ...first, candidates: [] } : { ...first, medicine: null, match: 'none', candidates: same }
}

/** A whole name of the catalogue that this list does not hold: it is that medicine, and never a slip for another one. */
function listedElsewhere(words: readonly Word[], index: number, catalog: MedicineCatalog): Hit | null {
  const [found] = at(knownOf(catalog).names, words, index)
  return found ? { start: found.start, end: found.end, medicine: null, match: 'none', candidates: [], name: found.value } : null
}

function typoAt(words: readonly Word[], index: number, listed: readonly { medicine: MedicineRecord; names: readonly { name: string }[] }[]): Hit | null {
  const word = words[index]
  if (!word || slipsAllowed(word.text.length) === 0) return null
  const near = (name: string): number => (name[0] === word.text[0] ? editDistance(word.text, name, slipsAllowed(word.text.length)) : Number.POSITIVE_INFINITY)
  const ranked = listed
    .map(({ medicine, names }) => ({ medicine, distance: Math.min(...names.map(({ name }) => near(name))) }))
    .filter(({ distance }) => distance <= slipsAllowed(word.text.length))
    .toSorted((a, b) => a.distance - b.distance)
  const [best, second] = ranked
  if (!best) return null
  const isTied = second?.distance === best.distance
  return { start: word.start, end: word.end, name: word.text, ...(isTied ? { medicine: null, match: 'none', candidates: ranked.map(({ medicine }) => medicine) } : { medicine: best.medicine, match: 'typo', candidates: ranked.slice(1).map(({ medicine }) => medicine) }) }
}

function byClass(words: readonly Word[], medicines: readonly MedicineRecord[], catalog: MedicineCatalog): Hit[] {
  const hits: Hit[] = []
  for (let index = 0; index < words.length; index += 1) {
    const meant = at(knownOf(catalog).classes, words, index)
    const first = meant[0]
    if (!first) continue
    const classes = new Set(meant.filter(({ end }) => end === first.end).map(({ value }) => value))
    const fitting = medicines.filter((medicine) => medicine.status !== 'stopped' && classes.has(findInCatalog(catalog, medicine.name)?.class ?? ''))
    const [only] = fitting
    const hit: Hit = { start: first.start, end: first.end, name: words.slice(index, index + 4).filter((word) => word.end <= first.end).map((word) => word.text).join(' '), ...(only && fitting.length === 1 ? { medicine: only, match: 'class', candidates: [] } : { medicine: null, match: 'none', candidates: fitting }) }
    if (!overlaps(hit, hits)) hits.push(hit)
  }
  return hits
}

function onePerMedicine(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>()
  return hits.filter((hit) => {
    const key = hit.medicine === null ? `?${hit.name}` : medicineIdOf(hit.medicine)
    return !seen.has(key) && seen.add(key) !== undefined
  })
}
