import { describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { violations } from '../ui/axe.ts'
import { refuse, type FakeEngine } from '../fixtures/fakeEngine.ts'
import { haddad, profileOpen, signedInAs, signedOut } from '../fixtures/people.ts'
import { pause, startConsole } from '../fixtures/startConsole.tsx'

const empty = (engine: FakeEngine) => {
  engine.profile = { ...profileOpen, state: 'empty', isSample: false, clinicName: null }
  engine.session = signedOut
}

describe('first run (D23, D24)', () => {
  it('the sample clinic is one press away and asks who one is', async () => {
    const engine = await startConsole({ prepare: empty })
    await page.getByRole('button', { name: /Explore the sample clinic/ }).click()
    await expect.element(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible()
    await page.getByRole('radio', { name: /Ortiz, Clerk/ }).click()
    await page.getByRole('button', { name: 'Sign in as Ortiz' }).click()
    await expect.element(page.getByRole('listbox')).toBeVisible()
    expect(engine.callsOf('session.signIn')).toEqual([{ username: 'ortiz', passphrase: 'sample clinic for training' }])
  })

  it('setting up a clinic says what is missing, takes a pasted passphrase of 15 characters, and shows the recovery code until it is written down', async () => {
    const engine = await startConsole({ prepare: empty })
    await page.getByRole('button', { name: /Set up my clinic/ }).click()
    expect(await violations()).toEqual([])
    const make = page.getByRole('button', { name: 'Make the encrypted queue' })
    await page.getByLabelText('Passphrase', { exact: true }).fill('too short')
    await make.click()
    await expect.element(page.getByText('6 more characters needed.')).toBeVisible()
    await expect.element(page.getByText('Choose the region whose hours and rules you follow.')).toBeVisible()
    expect(engine.callsOf('profile.setUpClinic')).toEqual([])
    await page.getByRole('radio', { name: /Northern California/ }).click()
    await page.getByLabelText('Name of the clinic').fill('Lake Clinic')
    await page.getByLabelText('Your name').fill('Haddad')
    await page.getByLabelText('Sign-in name').fill('haddad')
    await page.getByLabelText('Passphrase', { exact: true }).fill('fifteen letters')
    await page.getByLabelText('The same passphrase again').fill('fifteen letters')
    await make.click()
    await expect.element(page.getByText('7KQ4')).toBeVisible()
    expect(engine.callsOf('profile.setUpClinic')).toMatchObject([{ packId: 'northern-california', clinicName: 'Lake Clinic', passphrase: 'fifteen letters' }])
    const go = page.getByRole('button', { name: 'Go to sign-in' })
    await go.click({ force: true })
    await expect.element(page.getByText('7KQ4')).toBeVisible()
    await page.getByRole('checkbox', { name: 'I have written it down' }).click()
    await go.click()
    await expect.element(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    expect(document.body.textContent).not.toContain('7KQ4')
  })
})

describe('sign-in', () => {
  const real = (engine: FakeEngine) => {
    engine.profile = { ...profileOpen, isSample: false }
    engine.session = signedOut
  }

  it('a wrong passphrase and a lock-out are answered in the engine’s words, and the typed name stays', async () => {
    const engine = await startConsole({ prepare: real })
    engine.override('session.signIn', () => {
      throw refuse('LOCKED_OUT', 'Locked after 5 wrong passphrases. An admin can unlock it under People.')
    })
    await page.getByLabelText('Sign-in name').fill('rivera')
    await page.getByLabelText('Passphrase', { exact: true }).fill('not the one at all')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('alert').getByText('Locked after 5 wrong passphrases. An admin can unlock it under People.')).toBeVisible()
    await expect.element(page.getByLabelText('Sign-in name')).toHaveValue('rivera')
    expect(document.body.textContent).not.toContain('TRAINING')
  })

  it('the last sign-in is shown after signing in', async () => {
    await startConsole({ prepare: real })
    await page.getByLabelText('Sign-in name').fill('rivera')
    await page.getByLabelText('Passphrase', { exact: true }).fill('fifteen letters')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('contentinfo').getByText(/Last signed in \w{3} \d\d-\w{3}-\d{4} \d\d:\d\d, this computer\./)).toBeVisible()
  })

  it('D19: an admin gets People and Intake, and nothing of the inbox is asked for by the screen', async () => {
    const engine = await startConsole({
      prepare: (prepared) => {
        prepared.session = signedInAs(haddad, Date.now())
        prepared.override('inbox.page', () => {
          throw refuse('NOT_AUTHORIZED', 'An admin sees no patient data.')
        })
      },
    })
    await expect.element(page.getByRole('heading', { name: 'People' })).toBeVisible()
    expect(await violations()).toEqual([])
    await page.getByRole('button', { name: 'Intake' }).click()
    await expect.element(page.getByText('The sum holds: nothing was dropped.')).toBeVisible()
    expect(await violations()).toEqual([])
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard('okafor')
    await pause(200)
    expect(engine.callsOf('inbox.page').length).toBeLessThanOrEqual(1)
    expect(engine.callsOf('thread.get')).toEqual([])
  })

  it('an intake whose sum does not hold is an alarm', async () => {
    await startConsole({
      prepare: (engine) => {
        engine.session = signedInAs(haddad, Date.now())
        engine.override('intake.status', () => ({ received: 10, accepted: 7, deduplicated: 1, quarantined: 1, waiting: 0, folder: null, quarantine: [] }))
      },
    })
    await page.getByRole('button', { name: 'Intake' }).click()
    await expect.element(page.getByText(/1 item is not accounted for/)).toBeVisible()
    expect(page.getByRole('alert').element().textContent).toContain('1 item')
  })
})
