import { expect, test } from '../hosts/consoleTest.ts'
import { findRow, messagesOf, openSample, openThread, pane, patientOf, rows, signInAs, startWriting, toList } from './steps.ts'

test.setTimeout(180_000)

test('the walk of a newcomer: a flagged message, an answer, two consoles, completion, search, history', async ({ page, opened }) => {
  await openSample(page)
  await expect(page.getByText('TRAINING').first()).toBeVisible()
  await signInAs(page, 'Marisol Rivera')

  await test.step('D15: what is flagged stands on top, and the counts are those of the list', async () => {
    await expect(rows(page).first()).toHaveAccessibleName(/Red flag/)
    const count = await page.getByRole('button', { name: /^Inbox \d/ }).textContent()
    await expect(page.getByText(new RegExp(`^${count?.match(/\d+/)?.[0]} threads`))).toBeVisible()
  })

  await test.step('D9, PS-01: the flag says why, the banner says who', async () => {
    await openThread(page, /OKAFOR, Grace/)
    await expect(patientOf(page)).toContainText(/Born\s*02-Mar-1961 \(65 y\)/)
    await expect(patientOf(page)).toContainText(/MRN\s*114\s882\s0371/)
    const flag = pane(page).getByRole('region', { name: 'Red flag' })
    await expect(flag).toContainText('Possible heart attack')
    await expect(flag).toContainText(/Rules? /)
    await expect(pane(page).locator('mark').first()).toBeVisible()
  })

  await test.step('a second console signs in as a colleague and sees the same thread', async () => {
    const other = await opened.openAnother()
    await signInAs(other, 'Kevin Lam')
    await openThread(other, /OKAFOR, Grace/)
    await toList(page)
    await page.keyboard.press('i')
    await expect(pane(page)).toContainText('Yours')
    await expect(pane(other)).toContainText('Marisol Rivera')
    await expect(pane(other).getByRole('button', { name: 'Claim' })).toHaveAttribute('aria-disabled', 'true')
  })

  await test.step('D10: it cannot be done before a call and a disposition', async () => {
    await page.keyboard.press('e')
    const sheet = page.getByRole('dialog', { name: 'Done' })
    await expect(sheet).toContainText('recorded call')
    await page.keyboard.press('Escape')
    await pane(page).getByRole('button', { name: /^Call / }).click()
    await page.getByRole('radio', { name: /Reached the patient/ }).check()
    await page.getByRole('textbox', { name: 'Note' }).fill('Wife will drive her to the emergency department.')
    await page.getByRole('button', { name: 'Log the call' }).click()
    await expect(messagesOf(page).filter({ hasText: 'Wife will drive her' })).toContainText('INTERNAL')
    await toList(page)
    await page.keyboard.press('d')
    await page.keyboard.press('2')
    await expect(pane(page)).toContainText('Emergency department now')
    await page.keyboard.press('e')
    await page.getByRole('dialog', { name: 'Done' }).getByRole('button', { name: 'Done', exact: true }).click()
    await expect(page.getByText(/OKAFOR.*done|Done: OKAFOR|Completed: OKAFOR/i).first()).toBeVisible()
  })

  const words = 'Please keep the brace on at night for one more week.'
  await test.step('a reply is queued, leaves after its hold, and the portal confirms it', async () => {
    await toList(page)
    await openThread(page, /NGUYEN, Bao/)
    await startWriting(page, 'r')
    await page.keyboard.type(words)
    await page.getByRole('button', { name: /^Send to NGUYEN, Bao · 11-May-1979/ }).click()
    const sent = messagesOf(page).filter({ hasText: words })
    await expect(sent).toContainText(/Sending in/)
    await expect(sent).toContainText(/[Dd]elivered/, { timeout: 30_000 })
  })

  await test.step('the patient’s next message comes back into the same thread', async () => {
    await expect(messagesOf(page).filter({ hasText: 'Bao Nguyen' })).toHaveCount(2, { timeout: 60_000 })
  })

  await test.step('S21: answered and completed, Reply is gone and the thread says why; it can be reopened', async () => {
    await toList(page)
    await startWriting(page, 'r')
    await page.keyboard.type('Good to hear. Write again if anything changes.')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(messagesOf(page).filter({ hasText: 'Good to hear' })).toContainText(/[Dd]elivered/, { timeout: 30_000 })
    await toList(page)
    await page.keyboard.press('e')
    // S13: his knee is a new symptom, so a text alone does not close it.
    await expect(page.getByRole('dialog', { name: 'Done' })).toContainText('not closed with a text alone')
    await page.keyboard.press('Escape')
    await pane(page).getByRole('button', { name: /^Log a call/ }).first().click()
    await page.getByRole('radio', { name: /Reached the patient/ }).check()
    await page.getByRole('button', { name: 'Log the call' }).click()
    await toList(page)
    await page.keyboard.press('e')
    await page.getByRole('dialog', { name: 'Done' }).getByRole('button', { name: 'Done', exact: true }).click()
    await page.getByRole('button', { name: /^Completed/ }).click()
    await openThread(page, /NGUYEN, Bao/)
    await expect(pane(page)).toContainText(/completed.*Reply is gone/i)
    await pane(page).getByRole('button', { name: /^Reopen/ }).first().click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox').fill('He called back')
    await sheet.getByRole('button', { name: /Reopen/ }).click()
    await expect(pane(page).getByRole('textbox', { name: /Reply to NGUYEN/ })).toBeVisible()
  })

  await test.step('full-text search finds it by words of the reply, and the history tells all of it', async () => {
    await toList(page)
    await page.keyboard.press('/')
    await page.keyboard.type('brace night')
    await findRow(page, /NGUYEN, Bao/)
    await openThread(page, /NGUYEN, Bao/)
    await page.getByRole('button', { name: /history/i }).first().click()
    const history = page.getByRole('dialog')
    for (const line of [/message received from the patient/, /reply by Marisol Rivera/, /reply delivered/, /completed by/, /reopened by Marisol Rivera, RN: He called back/]) {
      await expect(history.getByText(line).first()).toBeVisible()
    }
  })
})

test('note, claim, undo, escalate: each act shows at once, and undo leads back', async ({ page }) => {
  await openSample(page)
  await signInAs(page, 'Marisol Rivera')
  await openThread(page, /KIM, Soo-ah/)
  await toList(page)

  await test.step('C: an internal note', async () => {
    await startWriting(page, 'c')
    await page.keyboard.type('Check whether the visit type allows video.')
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(messagesOf(page).filter({ hasText: 'allows video' })).toContainText('the patient will not see this')
  })
  await test.step('I and Z: claim and undo', async () => {
    await toList(page)
    await page.keyboard.press('i')
    await expect(pane(page)).toContainText('Yours')
    await page.keyboard.press('z')
    await expect(pane(page)).toContainText('Unassigned')
  })
  await test.step('F: escalate to a role; it counts only when accepted', async () => {
    await page.keyboard.press('i')
    await expect(pane(page)).toContainText('Yours')
    await page.keyboard.press('f')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('radio', { name: 'Physician (MD)' }).check()
    await sheet.getByRole('textbox', { name: 'Ask' }).fill('Is a video visit fine for this one?')
    await sheet.getByRole('button', { name: /^Forward to/ }).click()
    await expect(pane(page)).toContainText('Is a video visit fine for this one?')
    await expect(pane(page)).toContainText('Yours')
  })
})

test('D23: five wrong passphrases lock the account; the right one does not open it then', async ({ page }) => {
  await openSample(page)
  await page.getByRole('radio', { name: /^Paula Ortiz/ }).check()
  const field = page.getByLabel(/passphrase/i).first()
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await field.fill('not the passphrase')
    await page.getByRole('button', { name: /^Sign in/ }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
  }
  await field.fill('training clinic only')
  await page.getByRole('button', { name: /^Sign in/ }).click()
  await expect(page.getByRole('alert').filter({ hasText: /Too many failed attempts/ })).toBeVisible()
})

test('R36 D8: locking takes every patient’s name off the page and its title, and still says that red flags wait', async ({ page }) => {
  await openSample(page)
  await signInAs(page, 'Marisol Rivera')
  await openThread(page, /OKAFOR, Grace/)
  await page.getByRole('button', { name: 'Lock' }).click()
  await expect(page.getByLabel(/passphrase/i)).toBeVisible()
  await expect(page.getByRole('alert').filter({ hasText: /red flags? waits?/ })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.innerHTML + document.title)).not.toMatch(/OKAFOR|Okafor|lisinopril/)
})

test('D19: a clerk sees no clinical thread, an admin no patient at all', async ({ page, opened }) => {
  await openSample(page)
  await signInAs(page, 'Paula Ortiz')
  await expect(rows(page).first()).toBeVisible()
  await expect(rows(page).filter({ hasText: /OKAFOR/ })).toHaveCount(0)
  const admin = await opened.openAnother()
  await signInAs(admin, 'Irene Novak')
  await expect(admin.getByText(/people/i).first()).toBeVisible()
  await expect(admin.getByRole('listbox')).toHaveCount(0)
})

test('a clerk answers from an approved phrase, takes it back, routes the thread and snoozes it', async ({ page }) => {
  await openSample(page)
  await signInAs(page, 'Paula Ortiz')
  await openThread(page, /KIM, Soo-ah/)

  await test.step('S18: the phrase goes out as it stands, and Z brings its text back', async () => {
    await startWriting(page, 'r')
    await page.keyboard.type('.message-received')
    await page.keyboard.press('Enter')
    const field = pane(page).getByRole('textbox', { name: /Reply to KIM/ })
    await expect(field).toHaveValue(/Soo-ah Kim|Soo-ah/)
    await field.fill((await field.inputValue()).replace('***', 'your video visit'))
    await page.keyboard.press('ControlOrMeta+Enter')
    await expect(messagesOf(page).filter({ hasText: 'Sending in' })).toBeVisible()
    await toList(page)
    await page.keyboard.press('z')
    await expect(messagesOf(page).filter({ hasText: 'Sending in' })).toHaveCount(0)
    await expect(field).toHaveValue(/Soo-ah/)
  })
  await test.step('A: to another pool at once; Z leads back', async () => {
    await toList(page)
    await page.keyboard.press('a')
    const sheet = page.getByRole('dialog', { name: 'Assign' })
    await sheet.getByRole('option', { name: /Admin desk/ }).click()
    await sheet.getByRole('textbox', { name: 'Reason' }).fill('Needs a form first')
    await sheet.getByRole('button', { name: 'Move to Admin desk' }).click()
    await expect(pane(page)).toContainText('Admin desk')
    await toList(page)
    await page.keyboard.press('z')
    await expect(pane(page)).toContainText('in Scheduling')
  })
  await test.step('H: the snooze box understands a time, and the thread says until when', async () => {
    await toList(page)
    await page.keyboard.press('h')
    const sheet = page.getByRole('dialog', { name: /Snooze/ })
    // Sooner than the next warning of its clocks: nobody snoozes a patient who waits past that.
    await sheet.getByRole('textbox', { name: 'Until' }).fill('in 1h')
    await sheet.getByRole('button', { name: /^Snooze/ }).click()
    await page.getByRole('button', { name: /^Snoozed/ }).click()
    await openThread(page, /KIM, Soo-ah/)
    await expect(pane(page)).toContainText(/Snoozed until/i)
  })
})
