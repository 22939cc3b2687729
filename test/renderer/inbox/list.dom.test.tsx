import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { refuse } from '../fixtures/fakeEngine.ts'
import { countsOf } from '../fixtures/filters.ts'
import { activeRow, list, pause, press, startConsole } from '../fixtures/startConsole.tsx'

const railText = () => document.querySelector('nav[aria-label="Views"]')?.textContent ?? ''

describe('counts and list are of one answer (S24)', () => {
  it('every figure of the rail and the head equals the response, before and after a change', async () => {
    const engine = await startConsole({ rows: 30 })
    await expect.element(page.getByRole('listbox')).toBeVisible()
    const check = () => {
      const counts = countsOf(engine.rows, engine.session.person?.staffId)
      expect(railText()).toContain(`Inbox${counts['inbox']}`)
      expect(railText()).toContain(`Mine${counts['mine']}`)
      expect(railText()).toContain(`Red flags${counts['redFlags']}`)
      expect(railText()).toContain(`Triage${counts['pool:triage']}`)
      expect(document.querySelector('[data-pane="list"] header')?.textContent).toContain(`${counts['inbox']} threads`)
      expect(list().getAttribute('aria-label')).toBe(`Inbox, ${counts['inbox']} threads`)
      expect(document.title).toBe(`Inbox (${counts['inbox']}) · Wellthread`)
    }
    check()
    await expect.poll(() => engine.callsOf('changes.subscribe').length).toBe(1)
    engine.rows = engine.rows.slice(4)
    engine.emit(['thread'])
    await expect.poll(() => railText()).toContain('Inbox26')
    check()
  })

  it('a pool that the role does not count is not listed (D19)', async () => {
    await startConsole({
      prepare: (engine) =>
        engine.override('inbox.page', () => ({ rows: [], total: 0, counts: { inbox: 0, mine: 0, 'pool:refills': 0 }, asOfSeq: 1 })),
    })
    await expect.element(page.getByText('Nothing needs you.')).toBeVisible()
    expect(railText()).toContain('Refills')
    expect(railText()).not.toContain('Triage')
  })
})

describe('a row', () => {
  it('PS-01: both identifiers stand whole, in a list of 320 px and for the longest names', async () => {
    const engine = await startConsole({ rows: 60 })
    const { preferences } = await import('#renderer/app/preferences.ts')
    engine.rows = engine.rows.map((row, index) => (index === 1 && row.patient ? { ...row, patient: { ...row.patient, family: 'Featherstonehaugh-Cholmondeley', given: 'Maximiliana Theodora', title: 'Professor' } } : row))
    preferences.setState({ listWidth: 320 })
    await expect.element(page.getByRole('listbox')).toBeVisible()
    engine.emit(['thread'])
    await expect.poll(() => list().textContent).toContain('FEATHERSTONEHAUGH')
    await document.fonts.ready
    await pause(200)
    for (const option of list().querySelectorAll('[role="option"]')) {
      const box = option.getBoundingClientRect()
      for (const part of option.querySelectorAll('bdi[class*="name"], span[class*="born"]')) {
        for (const line of part.getClientRects()) {
          expect.soft(line.bottom, `${part.textContent} is cut below`).toBeLessThanOrEqual(box.bottom + 0.5)
          expect.soft(line.right, `${part.textContent} is cut at the right`).toBeLessThanOrEqual(box.right + 0.5)
        }
      }
    }
  })

  it('says to a screen reader what it draws: flag, clock, identity, kind, owner, subject and text', async () => {
    await startConsole()
    const first = page.getByRole('option').first()
    await expect.element(first).toHaveAccessibleName(/^Red flag, Possible heart attack\. Overdue 2 minutes.*OKAFOR, Grace \(Ms\) Born 02-Mar-1961.*Refill\. Unread.*Refill please.*tightness across my chest.*Unassigned, in Triage.*Received /)
  })

  it('its clock ticks by itself: seconds in the last two minutes', async () => {
    await startConsole()
    const chip = () => page.getByRole('option').nth(1).element().querySelector('[data-clock]')?.textContent ?? ''
    await expect.poll(chip).toMatch(/1m \d\ds/)
    const before = chip()
    await expect.poll(chip, { timeout: 2_500 }).not.toBe(before)
  })
})

describe('search and filters', () => {
  it('/ searches all threads, Enter goes to the results, Esc comes back to the list one came from', async () => {
    const engine = await startConsole({ rows: 24 })
    await page.getByRole('button', { name: /^Triage/ }).click()
    await userEvent.keyboard('/')
    await userEvent.keyboard('pharmacy')
    await expect.poll(() => engine.callsOf('inbox.page').at(-1)).toMatchObject({ view: { kind: 'all' }, search: 'pharmacy', chips: [] })
    await expect.element(page.getByText('2 found')).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('listbox')
    await userEvent.keyboard('j')
    await expect.poll(() => activeRow()?.textContent).toContain('HOFFMAN')
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('heading', { name: 'Triage' })).toBeInTheDocument()
  })

  it('nothing found, a filter that hides all, and a list that cannot be read each say what to do', async () => {
    const engine = await startConsole({ rows: 3 })
    await expect.element(page.getByRole('listbox')).toBeVisible()
    await page.getByRole('button', { name: 'Forms' }).click()
    await expect.element(page.getByText('No thread here is Forms.')).toBeVisible()
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    engine.override('inbox.page', () => {
      throw refuse('NOT_AUTHORIZED', 'Your role may not read this pool.')
    })
    list().focus()
    press('g')
    press('m')
    await expect.element(page.getByText('Your role may not read this pool.')).toBeVisible()
    engine.overrides.clear()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.element(page.getByRole('listbox')).toBeVisible()
  })
})
