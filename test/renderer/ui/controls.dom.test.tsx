import '#renderer/global.css'
import { useState, type ReactNode } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { render } from 'vitest-browser-react'
import { page, userEvent } from 'vitest/browser'
import { announce } from '#renderer/ui/announce.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ClockChip } from '#renderer/ui/ClockChip.tsx'
import { Field } from '#renderer/ui/Field.tsx'
import { LiveRegion } from '#renderer/ui/LiveRegion.tsx'
import { PasswordInput } from '#renderer/ui/PasswordInput.tsx'
import { PatientText } from '#renderer/ui/PatientText.tsx'
import { Select } from '#renderer/ui/Select.tsx'
import { SplitPane } from '#renderer/ui/SplitPane.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import { ToggleChips } from '#renderer/ui/ToggleChips.tsx'

describe('button', () => {
  it('an act that is not possible keeps the focus and gives its reason instead of acting', async () => {
    const act = vi.fn()
    await render(
      <form onSubmit={(event) => event.preventDefault()}>
        <Button type="submit" kbd="E" disabledReason="Done needs a disposition: press D" onClick={act}>
          Done
        </Button>
        <LiveRegion />
      </form>,
    )
    const button = page.getByRole('button', { name: 'Done', exact: true })
    ;(button.element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}')
    expect(act).not.toHaveBeenCalled()
    expect(button.element().getAttribute('aria-disabled')).toBe('true')
    expect(button.element().getAttribute('aria-keyshortcuts')).toBe('E')
    expect(document.activeElement).toBe(button.element())
    expect(document.body.textContent).toContain('Done needs a disposition: press D')
  })

  it('takes no second press while the act is under way', async () => {
    const act = vi.fn()
    await render(
      <Button busy onClick={act}>
        Sending
      </Button>,
    )
    await page.getByRole('button', { name: 'Sending' }).click({ force: true })
    expect(act).not.toHaveBeenCalled()
  })
})

it('PS-26: each clock state has its own glyph and its own words', async () => {
  const states = ['onTrack', 'dueSoon', 'urgent', 'overdue', 'paused', 'met'] as const
  await render(states.map((state) => <ClockChip key={state} state={state} text="25m" />))
  const chips = [...document.querySelectorAll('[data-clock]')]
  expect(new Set(chips.map((chip) => chip.querySelector('svg')?.innerHTML)).size).toBe(6)
  expect(new Set(chips.map((chip) => chip.querySelector('span:not([aria-hidden])')?.textContent)).size).toBe(6)
  expect(document.querySelector('[data-clock=overdue] span')?.textContent).toBe('Overdue, 25m')
})

describe('fields', () => {
  it('ties label, hint and error to the control', async () => {
    await render(
      <Field label="Birth year" hint="Four digits" error="Type the year with four digits" required>
        <TextInput />
      </Field>,
    )
    const input = page.getByLabelText('Birth year').element()
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent)
    expect(described).toEqual(['Type the year with four digits', 'Four digits'])
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect((input as HTMLInputElement).required).toBe(true)
  })

  it('a password can be pasted and shown', async () => {
    await render(
      <Field label="Password">
        <PasswordInput />
      </Field>,
    )
    const input = page.getByRole('textbox', { name: 'Password', includeHidden: true }).query() ?? document.querySelector('input')
    if (!(input instanceof HTMLInputElement)) throw new TypeError('No input')
    input.focus()
    const paste = new ClipboardEvent('paste', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true })
    expect(input.dispatchEvent(paste)).toBe(true)
    expect(input.type).toBe('password')
    await page.getByRole('button', { name: 'Show password' }).click()
    expect(input.type).toBe('text')
  })

  it('a text area grows with its text and stops at its limit', async () => {
    await render(<TextArea aria-label="Reply" minLines={2} maxLines={6} />)
    const area = page.getByLabelText('Reply')
    const heightOf = () => area.element().getBoundingClientRect().height
    const empty = heightOf()
    await area.fill('1\n2\n3\n4')
    const four = heightOf()
    await area.fill('line\n'.repeat(40))
    expect(four).toBeGreaterThan(empty)
    expect(heightOf()).toBeGreaterThan(four)
    expect(heightOf()).toBeLessThan(empty * 4)
    expect(area.element().scrollHeight).toBeGreaterThan(area.element().clientHeight)
  })

  it('a select offers its options and says which was chosen', async () => {
    const chosen = vi.fn()
    const options = [{ value: 'triage', label: 'Triage' }, { value: 'refills', label: 'Refills' }] as const
    await render(<Select aria-label="Pool" options={options} value={null} onValueChange={chosen} />)
    await userEvent.selectOptions(page.getByLabelText('Pool'), 'refills')
    expect(chosen).toHaveBeenCalledExactlyOnceWith('refills')
  })
})

describe('quick filters', () => {
  it('are one tab stop, move with arrows, and one stays pressed', async () => {
    const options = [{ value: 'all', label: 'All' }, { value: 'refill', label: 'Refill' }] as const
    function Harness(): ReactNode {
      const [value, setValue] = useState<('all' | 'refill')[]>(['all'])
      return <ToggleChips label="Quick filters" options={options} value={value} onValueChange={setValue} />
    }
    await render(<Harness />)
    await userEvent.keyboard('{Tab}{ArrowRight}{Enter}')
    await expect.element(page.getByRole('button', { name: 'Refill' })).toHaveAttribute('aria-pressed', 'true')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('button', { name: 'Refill' })).toHaveAttribute('aria-pressed', 'true')
    await userEvent.keyboard('{Tab}')
    expect(document.activeElement?.getAttribute('aria-pressed') ?? null).toBeNull()
  })
})

describe('split pane', () => {
  it('moves by keys within its limits and reports each size', async () => {
    const sizes: number[] = []
    function Harness(): ReactNode {
      const [size, setSize] = useState(400)
      const change = (next: number) => {
        sizes.push(next)
        setSize(next)
      }
      return (
        <div style={{ width: 1000, height: 200 }}>
          <SplitPane
            label="Width of the list"
            sized="start"
            size={size}
            min={320}
            max={420}
            onSizeChange={change}
            start={<p>list</p>}
            end={<p>thread</p>}
          />
        </div>
      )
    }
    await render(<Harness />)
    const line = page.getByRole('separator', { name: 'Width of the list' })
    ;(line.element() as HTMLElement).focus()
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowLeft}{Home}{End}')
    expect(sizes).toEqual([416, 420, 404, 320, 420])
    await expect.element(line).toHaveAttribute('aria-valuenow', '420')
    expect(line.element().previousElementSibling?.getBoundingClientRect().width).toBe(420)
  })
})

describe('announcements', () => {
  it('a sentence said twice is heard twice', async () => {
    await render(<LiveRegion />)
    const polite = () => [...document.querySelectorAll('[aria-live=polite]')].map((region) => region.textContent)
    announce('Undone')
    await expect.poll(() => polite().filter(Boolean)).toEqual(['Undone'])
    const first = polite().indexOf('Undone')
    announce('Undone')
    await expect.poll(() => polite().indexOf('Undone')).toBe(1 - first)
  })
})

describe('patient text', () => {
  it('is text and nothing else: no markup, no link, lines kept', async () => {
    const text = '**bold** <img src=x onerror=alert(1)>\nhttps://example.org'
    await render(<PatientText text={text} />)
    const shown = document.querySelector('bdi')
    expect(shown?.textContent).toBe(text)
    expect(shown?.querySelector('*')).toBeNull()
    expect(getComputedStyle(shown ?? document.body).whiteSpaceCollapse).toBe('preserve-breaks')
  })

  it('cannot turn the words around it', async () => {
    await render(
      <p>
        <PatientText oneLine text={'\u202egnihtemos'} /> <b>SMITH, Ana</b>
      </p>,
    )
    const shown = document.querySelector('bdi')
    expect(shown?.textContent).toContain('RLO')
    expect(shown?.textContent).not.toContain('\u202e')
    expect(getComputedStyle(shown ?? document.body).unicodeBidi).toBe('isolate')
  })

  it('underlines the matched words and names the rule before them', async () => {
    const text = 'tightness across my chest since last night'
    await render(<PatientText text={text} marks={[{ start: 0, end: 25, label: 'cardiac' }]} />)
    const mark = document.querySelector('mark')
    expect(mark?.textContent).toBe('[cardiac] tightness across my chest')
    expect(getComputedStyle(mark ?? document.body).textDecorationStyle).toBe('wavy')
  })

  it('breaks a word of 400 letters instead of widening the pane', async () => {
    await render(
      <div style={{ width: 300 }}>
        <PatientText text={'x'.repeat(400)} />
      </div>,
    )
    expect(document.querySelector('bdi')?.getBoundingClientRect().width).toBeLessThanOrEqual(300)
  })
})
