import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { checkOutgoing, isBlocked } from '#shared/domain/outgoing/checkOutgoing.ts'
import type { OtherPatient } from '#shared/domain/outgoing/outgoingFacts.ts'
import { parseTemplates } from '#shared/domain/templates/template.ts'
import { outgoing } from './outgoingFacts.ts'

const GIVEN = ['Maya', 'José Luis', 'Anne-Marie', 'Siobhán', 'Wei', 'D’Arcy', 'Björn', 'Mark', 'Will', 'Grace', 'Zoë', 'Li', 'Rose', 'Bill', 'Hope']
const FAMILY = ['Torvik', 'O’Brien', 'de la Cruz', 'García Márquez', 'Ng', 'Young', 'Long', 'Müller-Wolff', 'Early', 'Østergaard', 'Weeks', 'St. Clair', 'Day', 'Rice', 'Price', 'Chen']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const LONG = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const others: OtherPatient[] = GIVEN.flatMap((given, g) => FAMILY.map((family, f) => ({
  given, family, mrn: String(310_000_017 + (g * 16 + f) * 90_007), phone: `510-556-${String(1000 + g * 16 + f)}`,
  birthDate: `${1930 + ((g * 17 + f * 5) % 88)}-${String(1 + ((g + f) % 12)).padStart(2, '0')}-${String(1 + ((g * 3 + f) % 28)).padStart(2, '0')}`,
})))
const facts = outgoing({ others, colleagues: [], own: { names: ['Ada Lovelock'], birthDate: '1815-12-10', mrn: '900000001', phones: ['510-555-0142'] } })
const blocks = (body: string): boolean => isBlocked(checkOutgoing({ body, attachments: 0 }, facts))

/** Every way in which a person of the clinic would write somebody else's identifier. */
function written({ given, family, birthDate, mrn, phone }: OtherPatient): string[] {
  const [year = '', month = '', day = ''] = (birthDate ?? '').split('-')
  const first = given.split(' ')[0] ?? given
  const m = Number(month) - 1
  const number = mrn ?? ''
  const tel = (phone ?? '').split('-')
  return [
    `${given} ${family}`, `${first} ${family}`, `${first} B. ${family}`, `${family.toUpperCase()}, ${first}`, `${family}, ${given}`,
    `${first} ${family}`.normalize('NFD'), `${first} ${family}`.normalize('NFD').replaceAll(/\p{M}/gu, ''), `${first}\n${family}`, `${first} ${family}’s`,
    ...[birthDate ?? '', `${month}/${day}/${year}`, `${Number(month)}/${Number(day)}/${year}`, `${day}-${MONTHS[m]}-${year}`, `${LONG[m]} ${Number(day)}, ${year}`, `${Number(day)} ${LONG[m]} ${year}`].map((date) => `born ${date}`),
    number, `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`, `${number.slice(0, 3)}-${number.slice(3, 6)}-${number.slice(6)}`,
    tel.join('-'), tel.join('.'), `(${tel[0]}) ${tel[1]}-${tel[2]}`, `+1 ${tel.join(' ')}`, tel.join(''),
  ]
}

it('PS-08: of all mix-ups of name, birth date, record number and phone none escapes', () => {
  const escaped: string[] = []
  let tried = 0
  for (const other of others) {
    for (const words of written(other)) {
      tried += 1
      if (!blocks(`Hello Ada Lovelock,\nthe form is ready for ${words} at the desk. Thank you.`)) escaped.push(words)
    }
  }
  expect(tried).toBeGreaterThan(5_000)
  expect(escaped).toEqual([])
})

it('PS-08: no approved phrase and no plain sentence is stopped by somebody’s name', () => {
  const file = resolve(import.meta.dirname, '../../../resources/templates/english.v1.yaml')
  const phrases = parseTemplates([parse(readFileSync(file, 'utf8'))]).map(({ body }) => body.replaceAll(/\*{3}|\{[^}]+\}/g, 'Ada'))
  const plain = [
    'Will young children get it too?', 'Mark the day in your diary. Bill and price come by mail.', 'In early weeks rest a day or two; rice and rose tea are fine.', 'Hope long walks help.',
    'I hope to see you in a few weeks, on a good day.', 'Your test of 03/05/2025 and that of 2024-11-30 were normal.', 'Take 20 mg at 8:00 and 40 mg at 20:00 for 14 days.', 'Room 310, building 17, parking 556.',
  ]
  expect([...phrases, ...plain].filter(blocks)).toEqual([])
})
