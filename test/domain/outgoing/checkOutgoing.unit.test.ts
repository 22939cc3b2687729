import { describe, expect, it } from 'vitest'
import { checkOutgoing } from '#shared/domain/outgoing/checkOutgoing.ts'
import type { OutgoingFacts } from '#shared/domain/outgoing/outgoingFacts.ts'
import { sensitiveWordsOf } from '#shared/domain/outgoing/sensitive.ts'
import { NO_LIMITS } from '#shared/domain/outgoing/textReach.ts'
import type { ProxyScope } from '#shared/domain/people/grants.ts'
import { outgoing } from './outgoingFacts.ts'

/** `code: the words`, in the order in which they are listed. */
function found(body: string, changes: Partial<OutgoingFacts> = {}): string[] {
  return checkOutgoing({ body, attachments: 0 }, outgoing(changes)).map(({ code, start, end }) => `${code}: ${body.slice(start, end)}`)
}
const codes = (body: string, changes: Partial<OutgoingFacts> = {}): string[] => found(body, changes).map((each) => each.split(':')[0] ?? '')

describe('everything at once', () => {
  it('lists all problems, blocks before warnings, each with its words', () => {
    expect(found('Hello Ana, take .5 mg. Maria Jose Lopez Vega was here. Call us at ***.')).toEqual([
      'otherName: Maria Jose Lopez Vega', 'blank: ***', 'greeting: Ana', 'nakedDecimal: .5',
    ])
  })
  it('has nothing to say of a plain answer', () => {
    expect(found('Hello Grace Okafor,\nYour blood pressure is fine. Take 1 tablet of 20 mg once a day. Call us at 510-555-0100 if it gets worse.')).toEqual([])
  })
  it('S5: white space alone is one finding', () => {
    expect(codes(' \n\t\u00A0')).toEqual(['empty'])
  })
})

describe('another patient in the text (PS-08)', () => {
  it.each([
    ['given and family name', 'Please tell María López Vega that the form is ready.', 'otherName'],
    ['family name first, in capitals', 'See LOPEZ VEGA, Maria for the form.', 'otherName'],
    ['a middle initial between', 'Will B. Young asked the same.', 'otherName'],
    ['lower case', 'i saw will young today', 'lowerCaseName'],
    ['birth date after DOB', 'DOB 07/14/1945, right?', 'otherBirthDate'],
    ['birth date in words with the given name', 'Maria, 14 July 1945', 'otherBirthDate'],
    ['birth date alone', 'It was on July 14, 1945.', 'possibleBirthDate'],
    ['record number, spaced', 'MRN 129 728 7652', 'otherNumber'],
    ['record number beside another number', 'Room 4 77120043', 'otherNumber'],
    ['phone', 'Call 510.555.0177 please', 'otherNumber'],
    ['phone with country code', 'Call +1 (510) 555-0177 please', 'otherNumber'],
  ])('finds %s', (_, body, code) => {
    expect(codes(body)).toContain(code)
  })
  it.each([
    ['the patient’s own name, though another patient has it too', 'Grace Okafor'],
    ['the proxy’s name', 'Daniel Okafor may pick it up.'],
    ['the own birth date', 'Born 03/02/1961'],
    ['the own record number', 'MRN 1148820371'],
    ['a phone that two patients share', 'We call 510-555-0142 at noon.'],
    ['a colleague', 'Wei Chen reads it.'],
    ['a line of the clinic', 'Call 510-555-0100.'],
    ['a sentence that only begins like a name', 'Will you be home? Young people get it too.'],
    ['a date that is nobody’s', 'Your surgery on 05/06/2015 went well.'],
  ])('lets %s pass', (_, body) => {
    expect(codes(body)).toEqual([])
  })
  it('greets the patient, the proxy or the parent; a stranger’s name is told', () => {
    for (const body of ['Hello Grace,', 'Dear Ms Okafor,', 'Hello Daniel', 'Hola, Grace Okafor:', 'Hello there,', 'Hello parent or carer of Grace Okafor,', 'Hello. Please call.']) {
      expect(codes(body), body).toEqual([])
    }
    expect(found('Dear Mr. Smith, thank you')).toEqual([])
    expect(found('Dear Mr Smith, thank you')).toEqual(['greeting: Mr Smith'])
  })
  it('takes 20 ms at most for a long text and ten thousand patients', () => {
    const others = Array.from({ length: 10_000 }, (_, at) => ({
      given: `Given${String.fromCharCode(97 + (at % 26))}`, family: `Family${at.toString(36).replaceAll(/\d/g, 'x')}`, birthDate: '1970-01-01', mrn: String(1_000_000 + at), phone: null,
    }))
    const facts = outgoing({ others })
    const draft = { body: 'Your blood pressure was 120/80 on 03/01/2026, and Grace Okafor feels well. '.repeat(50), attachments: 0 }
    checkOutgoing(draft, facts)
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now()
      checkOutgoing(draft, facts)
      return performance.now() - start
    })
    expect(Math.min(...times)).toBeLessThan(20)
  })
})

describe('visits in a text', () => {
  const QUOTES = [
    'Your appointment is on Monday at 9:30.', 'The visit with Dr Chen is confirmed.', 'She has an appointment on 03/04/2026.',
    'There is no appointment for him.', 'His check-up was moved to Friday.', 'Su cita es el lunes.', 'We see two appointments next week.', 'Date and time: Monday at 9:30',
  ]
  const TELLS_NOTHING = [
    'To make an appointment, call 510-555-0100.', 'We received your appointment request.', 'We cannot say whether there is a visit for another person.',
    'Call the Appointment and Advice line at 510-555-0100.', 'Thank you for your message.',
  ]
  it.each(QUOTES)('S34: an unauthorised requester does not read “%s”, the patient does', (body) => {
    expect(codes(body, { audience: 'unmatched' })).toContain('confirmsVisit')
    expect(codes(body)).toEqual([])
  })
  it.each(TELLS_NOTHING)('S34: “%s” tells nothing of a visit', (body) => {
    expect(codes(body, { audience: 'unmatched' })).toEqual([])
  })
  it.each([
    'The visit on Monday is to discuss her diabetes.', 'Your appointment with Dr Chen on 04-Mar is for her asthma.', 'The reason for the visit on Friday is a rash.',
    'Her appointment is on Monday; the results are normal.',
    'The visit is on Monday with Dr Chen. The reason is her memory.',
  ])('S42: a proxy reads no sixth field in “%s”', (body) => {
    expect(codes(body, { audience: 'adultGranted' })).toContain('sixthField')
    expect(codes(body)).toEqual([])
  })
  const PHRASE = 'Date and time: ***\nDoctor: ***\nPlace: ***\nWhat to bring or do before: ***\nTo change or cancel this appointment, call us at 510-555-0100, day or night.'
  const reach = { ...NO_LIMITS, visitPhrases: [PHRASE] }
  it('S42: date, doctor, place, instructions and how to change it are told in the phrase; in free words, or with one word more, they are not', () => {
    const filled = ['Monday 4 March at 9:30', 'Dr Chen', 'Oakland', 'nothing'].reduce((text, words) => text.replace('***', words), PHRASE)
    const free = 'The visit: Monday 4 March at 9:30, with Dr Chen, Oakland, second floor. To change or cancel it, call 510-555-0100.'
    for (const audience of ['adultGranted', 'childFull', 'teenLimited'] as const) {
      expect(codes(filled, { audience, reach }), audience).toEqual([])
      for (const body of [free, 'The visit on Monday is for chemotherapy.', `${filled}\nThe visit on Monday is for chemotherapy.`]) expect(codes(body, { audience, reach }), body).toContain('sixthField')
    }
    expect(codes('At the last visit we saw the same.', { audience: 'childFull', reach })).toEqual([])
  })
  it('S41: a scope without visits, results or medicines hears of none', () => {
    const of = (scope: readonly ProxyScope[], body: string) => codes(body, { audience: 'adultGranted', reach: { ...NO_LIMITS, scope, medicines: ['zyxomab'] } })
    expect(of(['messages'], 'Her appointment is on Monday.')).toEqual(['confirmsVisit'])
    for (const body of ['Her labs are normal.', 'El resultado es normal.']) {
      expect(of(['messages'], body), body).toEqual(['outsideScope'])
      expect(of(['messages', 'results'], body), body).toEqual([])
    }
    for (const body of ['She takes zyxomab.', 'Please stop the lisinopril.', 'Give her 5 mg.']) {
      expect(of(['messages', 'results'], body), body).toEqual(['outsideScope'])
      expect(of(['messages', 'medicines'], body), body).toEqual([])
    }
    for (const body of ['We cannot share results with you.', 'Thank you for your message.']) expect(of(['messages'], body), body).toEqual([])
  })
  it.each([
    'Your psychiatry appointment is on Monday at 9.', 'Your visit with the psychologist is confirmed.', 'We booked a mental health visit for you.',
    'Dr Gray is in Psychiatry. She will see you on Tuesday at 3 pm.', 'The Behavioral Health intake visit is at 10:00.', 'Su cita de psiquiatría es el martes.',
    'You have no appointment with your therapist.', 'Call us about your psychiatry visit on Monday.',
  ])('S47: even the patient does not read “%s”', (body) => {
    expect(codes(body)).toContain('mentalHealthVisit')
  })
  it.each([
    'Appointments with Psychiatry and Behavioral Health are made by phone only: please call 510-555-0120.', 'Your appointment with the physical therapist is on Monday.',
    'Please call Psychiatry at 510-555-0120.', 'Your appointment with Dr Chen is on Monday.',
  ])('S47: “%s” is no such visit', (body) => {
    expect(codes(body)).toEqual([])
  })
})

describe('words that may not leave', () => {
  it.each(['Please install Flash before the visit.', 'You need Adobe Flash Player.', 'Update the Flash plug-in.', 'Actualice Flash.'])('S50: “%s”', (body) => {
    expect(codes(body)).toEqual(['flash'])
  })
  it.each(['Hot flashes are common.', 'Did you see a flash of light?', 'The need: flashes come and go.'])('S50: “%s” is not that Flash', (body) => {
    expect(codes(body)).toEqual([])
  })
  it('S61: who cannot see results online is not sent there', () => {
    for (const body of ['You can see your results online.', 'The lab results are posted on the portal.', 'Puede ver sus resultados en línea.']) {
      expect(codes(body, { seesResultsOnline: false }), body).toEqual(['resultsOnline'])
      expect(codes(body), body).toEqual([])
    }
    expect(codes('Your results cannot be shown online; we will mail them.', { seesResultsOnline: false })).toEqual([])
  })
  it('S20: who covers names a way back', () => {
    const coveringFor = 'Dr Chen'
    expect(codes('The swelling is harmless.', { coveringFor })).toEqual(['noWayBack'])
    for (const body of ['Please call 510-555-0100.', 'Please start a new message to Dr Chen.', 'Escriba un mensaje nuevo.']) expect(codes(body, { coveringFor }), body).toEqual([])
    expect(codes('In an emergency call 911.', { coveringFor })).toEqual(['noWayBack'])
  })
  it('S15: private words of the patient are told once when they are repeated, other words never', () => {
    const sensitiveSaid = sensitiveWordsOf('I am still upset. He hit me again and I was raped last year, HIV test?')
    expect(sensitiveSaid).toEqual(['raped', 'hiv'])
    expect(found('About your HIV test: the HIV test is free.', { sensitiveSaid })).toEqual(['sensitiveWords: HIV'])
    expect(codes('About your test: it is free.', { sensitiveSaid })).toEqual([])
    expect(codes('About your HIV test.', { sensitiveSaid: [] })).toEqual([])
  })
  it('an attachment that is named must be there', () => {
    const body = 'The form is attached.'
    expect(codes(body)).toEqual(['attachment'])
    expect(checkOutgoing({ body, attachments: 1 }, outgoing())).toEqual([])
    expect(codes('The photo that you attached is clear.')).toEqual([])
    expect(codes('Thank you for your attachment.')).toEqual([])
  })
})

describe('numbers that are misread (PS-34)', () => {
  it.each([
    ['10 U of insulin', 'unit: U'], ['50 µg', 'unit: µg'], ['take it QD', 'latin: QD'], ['1.0 mg', 'trailingZero: 1.0'], ['2.50 mg', 'trailingZero: 2.50'],
    ['.5 mg', 'nakedDecimal: .5'], ['take 1 or 2 200 mg tablets', 'adjacentNumbers: 2 200 mg'],
  ])('%s', (body, finding) => {
    expect(found(body)).toEqual([finding])
  })
  it.each(['10 units', '0.5 mg', '20 mg twice a day', 'at 9:30 on 03/04', 'USA', '$2.50', 'Room 1.05', 'version 10.20 of it', 'Hello. 5 days', '120/80'])('%s is fine', (body) => {
    expect(found(body)).toEqual([])
  })
})
