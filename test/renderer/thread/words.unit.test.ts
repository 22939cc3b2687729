import { describe, expect, it } from 'vitest'
import { clockState, clockWords, ledgerWords } from '#renderer/features/thread/clockWords.ts'
import { newsSince, seenAt, seenOf } from '#renderer/features/thread/composer/news.ts'
import { findPhrases, phraseFacts, typedPhrase } from '#renderer/features/thread/composer/phraseFacts.ts'
import { flagWordsOf, ladderOf, raisedFlags } from '#renderer/features/thread/flag/flagWords.ts'
import { allergyWords, identityWords, languageWords, shortIdentity } from '#renderer/features/thread/patientWords.ts'
import { medicineParts, tallMan } from '#renderer/features/thread/side/medicineWords.ts'
import { ANA, CLINIC, FLAG, flagged, message, NOW, RIVERA, staffMessage, TEMPLATES, thread, ZONE } from './fixtures.ts'

const MINUTE = 60_000
const [LOOK, PROMISE] = thread().clocks
if (!LOOK || !PROMISE) throw new Error('The fixture has two clocks')

describe('Clocks in words', () => {
  it('a first look counts down, and goes on counting when it is late', () => {
    expect(clockWords({ ...LOOK, dueAt: NOW + 3 * MINUTE }, NOW, ZONE)).toMatchObject({ name: 'Look', text: '3m' })
    expect(clockWords({ ...LOOK, status: 'breached', dueAt: NOW - 2 * MINUTE }, NOW, ZONE)).toMatchObject({ text: '−2m', state: 'overdue', full: 'First look overdue 2 minutes; due Tue 24-Nov-2026 09:18' })
  })

  it('a promise names its due time: wall time is not clinic time', () => {
    expect(clockWords({ ...PROMISE, dueAt: Date.UTC(2026, 10, 28, 1) }, NOW, ZONE)).toMatchObject({ name: 'Answer', text: 'Fri 27-Nov 17:00' })
    expect(clockWords({ ...PROMISE, dueAt: Date.UTC(2026, 10, 25, 1) }, NOW, ZONE)).toMatchObject({ text: 'today 17:00' })
  })

  it('a paused clock waits for the patient, whatever its due time', () => {
    expect(clockWords({ ...PROMISE, status: 'paused', dueAt: null }, NOW, ZONE)).toMatchObject({ state: 'paused', text: 'patient' })
  })

  it('PS-33: the ledger has staff dates and whole minutes', () => {
    expect(ledgerWords('Dr Chen is out 2026-11-22 to 2026-11-26; Dr Amin covers.')).toBe('Dr Chen is out 22-Nov-2026 to 26-Nov-2026; Dr Amin covers.')
    expect(ledgerWords('Mon 23-Nov counts 3 h 30 min 28 s, 3 h 30 min 28 s in all.')).toBe('Mon 23-Nov counts 3 h 30 min, 3 h 30 min in all.')
  })

  it('is late at the due instant even before the engine’s sweep says so', () => {
    expect(clockState({ ...PROMISE, dueAt: NOW }, NOW)).toBe('overdue')
    expect(clockState({ ...PROMISE, dueAt: NOW + 1 }, NOW)).toBe('urgent')
    expect(clockState({ ...PROMISE, status: 'warned' }, NOW)).toBe('dueSoon')
  })
})

describe('Identity in words', () => {
  it('PS-01 and PS-04', () => {
    expect(identityWords(ANA, NOW, ZONE)).toMatchObject({ name: 'SMITH, Ana (Ms)', born: '14-Jul-1945', age: '81 y', sex: 'F', sexWord: 'Female' })
    expect(identityWords({ ...ANA, sex: 'unknown', birthDate: null }, NOW, ZONE)).toMatchObject({ born: 'Not recorded', age: null, sex: 'Unknown' })
    expect(shortIdentity({ ...ANA, birthDate: null })).toBe('SMITH, Ana · birth date not recorded')
  })

  it('PS-32: four texts and no fifth', () => {
    expect([null, ANA, { ...ANA, allergies: null }, { ...ANA, allergies: [{ text: 'x', updatedOn: null }] }].map((patient) => allergyWords(patient).heading)).toEqual([
      'Allergies unavailable', 'No known allergies', 'Allergies not recorded', 'Known allergies',
    ])
  })

  it('a language code is written out', () => {
    expect(['en', 'es-MX', 'Tagalog', null].map(languageWords)).toEqual(['English', 'Mexican Spanish', 'Tagalog', 'Language not recorded'])
  })
})

describe('The words of a flag', () => {
  it('are said once, and not again within longer ones', () => {
    const words = (...texts: string[]) => flagWordsOf([{ ...FLAG, words: texts }])
    expect(words('pain', 'severe belly pain', 'Vomiting', 'belly pain', 'vomiting')).toEqual(['severe belly pain', 'Vomiting'])
    expect(words('rash', 'rashes')).toEqual(['rash', 'rashes'])
  })
})

describe('PS-24: the ladder', () => {
  it('says who has been told and who will be', () => {
    expect(ladderOf(flagged()).map(({ who, isTold }) => [who, isTold])).toEqual([['pool', true], ['supervisor', true], ['on-call', false]])
  })

  it('stops once somebody has it in hand', () => {
    const view = flagged()
    const ladder = view.emergency.ladder.filter(({ reachedAt }) => reachedAt !== null)
    expect(ladderOf({ emergency: { ...view.emergency, ladder } }).map(({ who }) => who)).toEqual(['pool', 'supervisor'])
  })

  it('puts the most urgent flag first and leaves lowered ones out', () => {
    const flags = raisedFlags([{ ...FLAG, flagId: 'b', tier: 'D2' }, { ...FLAG, flagId: 'c', status: 'lowered' }, { ...FLAG, flagId: 'a', tier: 'D1' }])
    expect(flags.map(({ flagId }) => flagId)).toEqual(['a', 'b'])
  })
})

describe('D16: what is news to a writer', () => {
  const before = thread({ messages: [message({ messageId: 'm1' })] })
  const none = new Set<never>()

  it('a patient message, a colleague’s reply, a retraction, a flag, an end', () => {
    const after = thread({
      messages: [message({ messageId: 'm1', isRetracted: true }), message({ messageId: 'm2' }), staffMessage({ messageId: 's1', isMine: false })],
      flags: [FLAG], completion: 'completed', completedBy: 'Dr Wu, MD',
    })
    expect(newsSince(seenOf(before), after, none, ZONE).map(({ text }) => text.replace(/ at .*/, ''))).toEqual([
      'A message of Grace Okafor was retracted in the portal', 'Grace Okafor wrote', 'Rivera, RN answered', 'Red flag raised: Possible heart attack', 'The thread was completed by Dr Wu, MD',
    ])
  })

  it('not a note, not one’s own reply, not a withdrawn one, not one’s own acts', () => {
    const after = thread({
      messages: [message({ messageId: 'm1' }), message({ messageId: 'n1', kind: 'note' }), staffMessage({ messageId: 's1' }), staffMessage({ messageId: 's2', isMine: false, delivery: 'withdrawn' })],
      flags: [FLAG],
    })
    expect(newsSince(seenOf(before), after, new Set(['raiseFlag'] as const), ZONE)).toEqual([])
    expect(newsSince(seenOf(flagged()), flagged({ flags: [] }), new Set(['lowerFlag'] as const), ZONE)).toEqual([])
  })

  it('for a kept draft, what came after it was saved', () => {
    const view = thread({ messages: [message({ messageId: 'm1', at: NOW - MINUTE }), message({ messageId: 'm2', at: NOW + MINUTE })] })
    expect(newsSince(seenAt(view, NOW), view, none, ZONE).map(({ messageId }) => messageId)).toEqual(['m2'])
  })
})

describe('Phrases', () => {
  it('greets adults by name, children by parent or carer, teens who write themselves by name (PS-12)', () => {
    const greeting = (birthDate: string, proxy: boolean, language = 'en') =>
      phraseFacts(thread({ patient: { ...ANA, birthDate }, proxy: proxy ? { name: 'Lee, Kim', relationship: 'mother' } : null }), RIVERA, CLINIC, language, NOW)['patient.greeting']
    expect(greeting('1945-07-14', true)).toBe('Ana Smith')
    expect(greeting('2026-10-19', true)).toBe('parent or carer of Ana Smith')
    expect(greeting('2012-10-19', false)).toBe('Ana Smith')
    expect(greeting('2012-10-19', true)).toBe('parent or carer of Ana Smith')
    expect(greeting('2020-10-19', true, 'es')).toBe('madre, padre o cuidador de Ana Smith')
  })

  it('knows the phone lines of the pack by their ids', () => {
    expect(phraseFacts(thread(), RIVERA, CLINIC, 'en', NOW)).toMatchObject({ 'line.advice': '510-555-0100', 'line.pharmacy': '510-555-0130', 'me.role': 'RN' })
    expect(phraseFacts(thread({ patient: null }), null, null, 'en', NOW)['patient.given']).toBeNull()
  })

  it('finds by the start of the id first', () => {
    expect(findPhrases(TEMPLATES, 're', null).map(({ id }) => id)).toEqual(['refill-sent', 'mensaje-recibido'])
    expect(findPhrases(TEMPLATES, 'call', null).map(({ id }) => id)).toEqual(['please-call-us'])
  })

  it('opens at a word start only, and not on numbers', () => {
    expect(typedPhrase('Hello .ref', 10)).toEqual({ start: 6, typed: 'ref' })
    expect(typedPhrase('.ref', 4)).toEqual({ start: 0, typed: 'ref' })
    for (const text of ['Hello.ref', 'take .5', 'end. ', 'a . b']) expect(typedPhrase(text, text.length)).toBeNull()
  })
})

describe('Medicines', () => {
  it('PS-31: tall-man letters for the eye, the plain name for the voice', () => {
    expect(tallMan('hydroxyzine')).toBe('hydrOXYzine')
    expect(tallMan('Hydralazine HCl')).toBe('hydrALAZINE HCl')
    expect(tallMan('lisinopril')).toBe('lisinopril')
  })

  it('PS-30: parts of the line, the dose labelled, nothing left out', () => {
    expect(medicineParts({ name: 'lisinopril', text: 'lisinopril — 20 mg tablet — DOSE 20 mg — daily' })).toEqual({
      shown: 'lisinopril', spoken: 'lisinopril', parts: [{ kind: 'text', text: '20 mg tablet' }, { kind: 'dose', text: '20 mg' }, { kind: 'text', text: 'daily' }],
    })
    expect(medicineParts({ name: 'metformin', text: '500 mg tablet — DOSE 1,000 mg twice daily' }).parts[1]).toEqual({ kind: 'dose', text: '1,000 mg', after: 'twice daily' })
    expect(medicineParts({ name: 'aspirin', text: '81 mg daily' }).parts).toEqual([{ kind: 'text', text: '81 mg daily' }])
  })
})
