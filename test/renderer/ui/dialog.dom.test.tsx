import '#renderer/global.css'
import { useState, type ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { Button } from '#renderer/ui/Button.tsx'
import { ConfirmSheet } from '#renderer/ui/ConfirmSheet.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { LiveRegion } from '#renderer/ui/LiveRegion.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { settled } from './axe.ts'

function Harness({ children }: { children: (open: boolean, close: () => void) => ReactNode }): ReactNode {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Ask</Button>
      {children(open, () => setOpen(false))}
      <LiveRegion />
    </>
  )
}

const ask = async () => {
  await page.getByRole('button', { name: 'Ask' }).click()
  await settled()
}
const mod = /Mac/.test(navigator.platform) ? 'Meta' : 'Control'

describe('dialog', () => {
  it('focuses its first control, keeps Tab inside, closes with Esc and gives the focus back', async () => {
    await render(
      <Harness>
        {(open, close) => (
          <Dialog open={open} onClose={close} title="Snooze until" footer={<Button>Snooze</Button>}>
            <Field label="When">
              <TextInput />
            </Field>
          </Dialog>
        )}
      </Harness>,
    )
    await ask()
    expect(document.activeElement).toBe(page.getByLabelText('When').element())
    for (let press = 0; press < 6; press += 1) {
      await userEvent.keyboard('{Tab}')
      const inside = page.getByRole('dialog').element().contains(document.activeElement)
      expect(inside || document.activeElement?.hasAttribute('data-base-ui-focus-guard')).toBe(true)
    }
    await userEvent.keyboard('{Escape}')
    await settled()
    expect(page.getByRole('dialog').query()).toBeNull()
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Ask' }).element())
  })

  it('a press outside loses nothing', async () => {
    await render(<Harness>{(open, close) => <Dialog open={open} onClose={close} title="Note" />}</Harness>)
    await ask()
    await userEvent.click(document.body, { position: { x: 4, y: 4 }, force: true })
    await settled()
    expect(page.getByRole('dialog').query()).not.toBeNull()
  })
})

describe('law 3: confirming is Mod+Enter, never Enter alone', () => {
  async function sheet(options: { disabledReason?: string } = {}): Promise<ReturnType<typeof vi.fn>> {
    const confirm = vi.fn()
    await render(
      <Harness>
        {(open, close) => (
          <ConfirmSheet
            open={open}
            title="Approve the refill?"
            identity="OKAFOR, Grace (Ms) · Born 02-Mar-1961 · MRN 114 882 0371"
            confirmLabel="Approve lisinopril"
            disabledReason={options.disabledReason}
            onConfirm={confirm}
            onCancel={close}
          >
            <Field label="Birth year">
              <TextInput />
            </Field>
            <Field label="Reason">
              <TextArea />
            </Field>
          </ConfirmSheet>
        )}
      </Harness>,
    )
    await ask()
    return confirm
  }

  it('Enter in a field does nothing; Mod+Enter from any field confirms once', async () => {
    const confirm = await sheet()
    await userEvent.keyboard('1961{Enter}')
    await userEvent.click(page.getByLabelText('Reason'))
    await userEvent.keyboard('seen{Enter}')
    expect(confirm).not.toHaveBeenCalled()
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    expect(confirm).toHaveBeenCalledOnce()
  })

  it('a held Mod+Enter confirms nothing by repetition', async () => {
    const confirm = await sheet()
    const held = { key: 'Enter', ctrlKey: mod === 'Control', metaKey: mod === 'Meta', repeat: true, bubbles: true }
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', held))
    expect(confirm).not.toHaveBeenCalled()
  })

  it('shows whose it is, and says why it cannot be confirmed yet', async () => {
    const confirm = await sheet({ disabledReason: 'Type the birth year first' })
    await expect.element(page.getByText('Born 02-Mar-1961', { exact: false })).toBeVisible()
    const button = page.getByRole('button', { name: 'Approve lisinopril' })
    expect(button.element().getAttribute('aria-description')).toBe('Type the birth year first')
    await userEvent.keyboard(`{${mod}>}{Enter}{/${mod}}`)
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement).toBe(button.element())
    expect(confirm).not.toHaveBeenCalled()
    const said = [...document.querySelectorAll('[aria-live=polite]')].map((region) => region.textContent)
    expect(said).toContain('Type the birth year first')
  })
})
