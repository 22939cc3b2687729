import { expect, it } from 'vitest'
import { CHEST, emergencyClinic, SUICIDE } from './clinic.ts'

const CASES = [
  ['acute', CHEST, '911', /lack of immediate care/],
  ['labour', 'I am 38 weeks pregnant, my water broke and the contractions are 3 minutes apart.', '911', /[Aa]ctive labour/],
  ['mental', SUICIDE, '988', /danger to self or others, or unable to get food, shelter or clothing/],
] as const

for (const [branch, body, firstLine, meaning] of CASES) {
  it(`S53 S14: the ${branch} branch is named, with its script and ${firstLine} first`, async () => {
    const { arrives, signIn } = await emergencyClinic()
    await arrives('t1', body)
    const { emergency } = await (await signIn('nurse')).get('t1')
    expect(emergency.branches.map(({ id }) => id)).toContain(branch)
    const named = emergency.branches.find(({ id }) => id === branch)
    expect(named?.meaning).toMatch(meaning)
    expect(named?.script.length).toBeGreaterThan(1)
    expect(emergency.lines.map(({ number }) => number)).toContain(firstLine)
  })
}

it('S53: a message without an emergency names no branch and offers no ladder', async () => {
  const { arrives, signIn } = await emergencyClinic()
  await arrives('t1', 'May I take both tablets together?')
  const { emergency } = await (await signIn('nurse')).get('t1')
  expect(emergency).toMatchObject({ branches: [], lines: [], call: null, welfare: null, notice: null })
})

it('S14: an overdose adds the poison line to those of its branch', async () => {
  const { arrives, signIn } = await emergencyClinic()
  await arrives('t1', 'My toddler just swallowed a whole bottle of my blood pressure pills.')
  await arrives('t2', CHEST)
  const nurse = await signIn('nurse')
  expect((await nurse.get('t1')).emergency.lines.map(({ number }) => number)).toContain('1-800-222-1222')
  expect((await nurse.get('t2')).emergency.lines.map(({ number }) => number)).not.toContain('1-800-222-1222')
})

it('S32: after hours the 24-hour line is the way shown, in opening hours it is not', async () => {
  const night = Date.parse('2026-03-02T22:10:00-08:00')
  const late = await emergencyClinic({}, night)
  await late.arrives('t1', CHEST)
  expect((await (await late.signIn('nurse')).get('t1')).emergency.afterHours).toMatchObject({ number: '510-555-0100' })
  const day = await emergencyClinic()
  await day.arrives('t1', CHEST)
  expect((await (await day.signIn('nurse')).get('t1')).emergency.afterHours).toBeNull()
})

const ORDERS = [
  ['acute', CHEST, ['911', '510-555-0100']],
  ['mental', SUICIDE, ['988', '911', '510-555-0100']],
] as const
for (const [branch, body, day] of ORDERS) {
  it(`S32 S14: the ${branch} lines stand in order by day, and at night, at the weekend and on a holiday the on-call clinician joins them`, async () => {
    const lines = async (when: string) => {
      const { arrives, signIn } = await emergencyClinic({}, Date.parse(when))
      await arrives('t1', body)
      return (await (await signIn('nurse')).get('t1')).emergency.lines.map(({ number }) => number)
    }
    expect(await lines('2026-03-02T10:00:00-08:00')).toEqual(day)
    for (const closed of ['2026-03-02T22:10:00-08:00', '2026-03-03T03:00:00-08:00', '2026-03-07T10:00:00-08:00', '2026-12-25T10:00:00-08:00']) {
      expect(await lines(closed), closed).toEqual([...day, '510-555-0110'])
    }
  })
}

it('S53: grave disability without a word of suicide falls under the third branch, 988 first', async () => {
  const { arrives, signIn } = await emergencyClinic()
  await arrives('t1', 'I hear voices all day and I am unable to feed or care for myself any more. I have not eaten for days and I have nowhere to sleep.')
  const view = await (await signIn('nurse')).get('t1')
  expect(view.tier).not.toBeNull()
  expect(view.emergency.branches.map(({ id }) => id)).toEqual(['mental'])
  expect(view.emergency.lines[0]?.number).toBe('988')
})
