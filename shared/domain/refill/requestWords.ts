import type { Word } from './words.ts'

const DECLINED = /\b(?:do not|don['’]?t|no longer|stopped|quit|not)\s+(?:need|needs|want|take|taking|use|using|refill)?\s*(?:a refill of|more|my|the|any)?\s*$/i
/** "I don't need …", "stopped …" right before the name: nobody asks for that one. */
export const isDeclined = (text: string, start: number): boolean => DECLINED.test(text.slice(Math.max(0, start - 60), start))

const CHANGE = /\b(?:increas\w*|decreas\w*|higher|lower|stronger|weaker|double[ds]?|doubling|reduc\w*|raise[ds]?|cut (?:down|back)|(?:change|changed|adjust\w*|different|new|another) (?:\w+ )?(?:dos\w+|strength)|up my|twice as)\b/i
const STRENGTH = /^[^.!?\n]{0,24}?(\d[\d.,]*)\s*(mg|mcg|g|units?|ml)\b/i

/** The words around a name ask for another strength than the record has, or speak of a changed dose. */
export function asksForChange(text: string, span: { start: number; end: number }, strength: string | null): boolean {
  const from = Math.max(text.lastIndexOf('.', span.start - 1), text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('!', span.start - 1), text.lastIndexOf('?', span.start - 1)) + 1
  const rest = text.slice(span.end)
  const stop = /[.!?](?=\s|$)|\n/.exec(rest)
  const sentence = text.slice(from, span.end + (stop?.index ?? rest.length))
  if (CHANGE.test(sentence)) return true
  const asked = STRENGTH.exec(rest)
  if (!asked || strength === null) return false
  return plain(`${asked[1]} ${asked[2]}`) !== plain(strength)
}

const plain = (text: string): string => {
  const [, number = '', unit = ''] = /([\d.,]+)\s*([a-z]+)/i.exec(text) ?? []
  return `${Number(number.replaceAll(',', ''))} ${unit.toLowerCase().replace(/s$/, '')}`
}

const ASKING = /\b(?:refills?|renew(?:al)?|re-?order|more|prescription)\s+(?:(?:of|on|for)\s+)?(?:my\s+|the\s+|some\s+)?(\p{L}[\p{L}\d]{3,})/giu
/** Words that follow "refill" and name no medicine. */
const COMMON = new Set(
  `refill refills please asap soon today tomorrow now this that them these those with from because before after since until when where which what have been need needs needed would will
  could should thank thanks medicine medicines medication medications meds prescription prescriptions pill pills tablet tablets capsule capsules dose doses order orders online request
  requests ready sent send left day days week weeks month months time times than same both other others them pharmacy doctor appointment information info details question questions
  about also only just again some usual regular daily monthly expired expires expire running through over your yours they their there here inhaler cream drops ointment patch bottle
  supply another into onto page button site website form number numbers status`.split(/\s+/),
)

/** What a text asks a refill of by a name that nothing here knows. */
export function unknownNames(text: string, words: readonly Word[]): Word[] {
  return [...text.matchAll(ASKING)].flatMap((match) => {
    const name = match[1] ?? ''
    const at = match.index + match[0].length - name.length
    const word = words.find((candidate) => candidate.start === at)
    return word && !COMMON.has(word.text) ? [word] : []
  })
}
