import { describe, expect, it } from 'vitest'
import { checkResource } from '#electron/intake/fhir/checkResource.ts'
import { isObject, parseJson } from '#electron/intake/json.ts'
import { IntakeRefused } from '#electron/intake/refusal.ts'
import { DIRECTORY, message, type Json } from './clinic.ts'

function check(resource: Json | string): string {
  const value = parseJson(typeof resource === 'string' ? resource : JSON.stringify(resource))
  if (!isObject(value) || typeof value['resourceType'] !== 'string') return 'no resource'
  try {
    checkResource(value, value['resourceType'])
    return 'lawful'
  } catch (error) {
    if (!(error instanceof IntakeRefused)) throw error
    return `${error.code} ${error.data.expression}`
  }
}

describe('structure of R4 resources (interop.md, Refusals)', () => {
  it.each(DIRECTORY.map((resource) => [
    `${String(resource['resourceType'])}/${String(resource['id'])}`, resource,
  ]))('%s is lawful', (_, resource) => {
    expect(check(resource)).toBe('lawful')
  })

  it.each<[string, Json, string]>([
    ['an unknown element', { urgency: 'high' }, 'structure Communication'],
    ['a status outside its value set', { status: 'sent' }, 'code-invalid Communication.status'],
    ['no status', { status: null }, 'required Communication.status'],
    ['30 February', { sent: '2026-02-30T10:00:00Z' }, 'value Communication.sent'],
    ['a time without a zone', { sent: '2026-02-28T10:00:00' }, 'value Communication.sent'],
    ['year 0', { sent: '0000-01-01' }, 'value Communication.sent'],
    ['a second 60', { sent: '9999-12-31T23:59:60Z' }, 'value Communication.sent'],
    ['an offset beyond +14:00', { sent: '2026-02-28T10:00:00+15:00' }, 'value Communication.sent'],
    ['an empty text', { payload: [{ contentString: '' }] }, 'value Communication.payload[0].contentString'],
    ['only white space', { payload: [{ contentString: ' \n\t ' }] }, 'value Communication.payload[0].contentString'],
    ['NUL in a text', { payload: [{ contentString: 'a\u0000b' }] }, 'value Communication.payload[0].contentString'],
    ['half a surrogate pair', { payload: [{ contentString: 'a\ud800b' }] }, 'value Communication.payload[0].contentString'],
    ['null in a list', { recipient: [null] }, 'structure Communication.recipient[0]'],
    ['one value where a list belongs', { recipient: { reference: 'Group/pool' } }, 'structure Communication.recipient'],
    ['an empty list', { recipient: [] }, 'structure Communication.recipient'],
    ['an empty object', { subject: {} }, 'structure Communication.subject'],
    ['a number for a text', { topic: { text: 7 } }, 'structure Communication.topic.text'],
    ['payload without content', { payload: [{ id: 'x' }] }, 'required Communication.payload[0].content'],
    [
      'payload with two kinds of content', { payload: [{ contentString: 'x', contentReference: { reference: 'Binary/1' } }] },
      'structure Communication.payload[0].content',
    ],
    ['a Group as sender', { sender: { reference: 'Group/pool' } }, 'structure Communication.sender'],
    [
      'a medicine as recipient', { recipient: [{ reference: 'https://a.example/fhir/MedicationRequest/1' }] },
      'structure Communication.recipient[0]',
    ],
    [
      'data that is no base64', { payload: [{ contentAttachment: { contentType: 'text/plain', data: '***' } }] },
      'value Communication.payload[0].contentAttachment.data',
    ],
    [
      'data without its type', { payload: [{ contentAttachment: { data: 'QQ==' } }] },
      'invariant Communication.payload[0].contentAttachment',
    ],
    [
      'a modifier extension', { modifierExtension: [{ url: 'https://x.example/not', valueBoolean: true }] },
      'extension Communication.modifierExtension',
    ],
    [
      'an extension with a value and more',
      { extension: [{ url: 'https://x.example', valueString: 'a', extension: [{ url: 'b', valueString: 'c' }] }] },
      'invariant Communication.extension[0]',
    ],
    ['constructor as a key', { constructor: 'x' }, 'structure Communication'],
  ])('%s is refused', (_, change, expected) => {
    expect(check(message(change))).toBe(expected)
  })

  it('__proto__ as a key is refused, and no prototype changes', () => {
    expect(check(`{"__proto__":{"polluted":true},${JSON.stringify(message()).slice(1)}`)).toBe('structure Communication')
    expect('polluted' in {}).toBe(false)
  })

  it.each<[string, Json]>([
    ['a date alone as sent', { sent: '2026-03-04' }],
    ['milliseconds and an offset', { sent: '2026-03-04T17:30:00.123+09:00' }],
    ['the leap day of a leap year', { sent: '2028-02-29T10:00:00Z' }],
    ['an extension on a primitive', { sent: '2026-03-04', _sent: { extension: [{ url: 'https://x.example', valueString: 'a' }] } }],
    ['a reference by identifier alone', { subject: { identifier: { system: 'https://north.example/mrn', value: 'N1' } } }],
    ['a reference within its Bundle', { sender: { reference: 'urn:uuid:00000000-0000-4000-8000-000000000001' } }],
  ])('%s is lawful in a message', (_, change) => {
    expect(check(message(change))).toBe('lawful')
  })

  it('a period that ends before it begins is refused (per-1)', () => {
    expect(check({
      resourceType: 'RelatedPerson', patient: { reference: 'Patient/pa' }, period: { start: '2026-02', end: '2026-01-31' },
    })).toBe('invariant RelatedPerson.period')
  })

  it('a name part may be null when an extension stands in its place', () => {
    const named = {
      resourceType: 'Patient',
      name: [{ given: ['Ann', null], _given: [null, { extension: [{ url: 'https://x.example', valueString: 'a' }] }] }],
    }
    expect(check(named)).toBe('lawful')
  })

  it('reasons never repeat what the sender wrote', () => {
    const value = parseJson(JSON.stringify(message({ 'my chest hurts': 'secret', status: 'secret' })))
    const words = ((): string => {
      try {
        checkResource(value as Parameters<typeof checkResource>[0], 'Communication')
        return ''
      } catch (error) {
        return error instanceof Error ? error.message : ''
      }
    })()
    expect(words).not.toMatch(/chest|secret/)
  })
})
