import { create } from 'zustand'
import { isGuarded, perform, registeredCommands, type Command } from '#renderer/ui/commandRegistry.ts'
import { keyCaps } from '#renderer/ui/keys.ts'
import { say } from '#renderer/ui/statusStore.ts'
import { isOwnKey, layerOf, type KeyLayer } from './keyLayers.ts'
import { isModifierOnly, isSingleKey, matches, pressesOf } from './keyMatching.ts'

/** Milliseconds that a sequence waits for its next key, and after which the second keys are shown (law 10). */
export const SEQUENCE_MS = 1_200
export const HINT_MS = 300

/**
 * Letters that come faster than this are words that somebody types, not acts: a key that was refused, or a field that was not
 * there yet, must not turn the rest of a sentence into commands. Milliseconds.
 */
export const TYPING_MS = 120

interface SequenceHint {
  /** `g`; null when no sequence is under way or its hint is not due yet. */
  prefix: string | null
  options: readonly { keys: string; title: string }[]
}
export const sequenceStore = create<SequenceHint>(() => ({ prefix: null, options: [] }))

interface Started {
  command: Command
  keys: string
}

export interface KeyHandling {
  /** Single letters act; Modifier keys and arrows always do. */
  singleKeys: () => boolean
}

/** Listens to the whole window. One handler for every key of the registry; returns how to stop. */
export function handleKeys({ singleKeys }: KeyHandling): () => void {
  let pending: Started[] = []
  let depth = 0
  let timers: ReturnType<typeof setTimeout>[] = []
  let letterAt = Number.NEGATIVE_INFINITY

  const forget = () => {
    for (const timer of timers) clearTimeout(timer)
    timers = []
    pending = []
    depth = 0
    if (sequenceStore.getState().prefix !== null) sequenceStore.setState({ prefix: null, options: [] })
  }

  const begin = (started: Started[]) => {
    forget()
    pending = started
    depth = 1
    const prefix = started[0]?.keys.split(' ')[0] ?? ''
    const options = started.map(({ command, keys }) => ({ keys: keys.split(' ').slice(1).join(' '), title: command.title }))
    timers = [setTimeout(() => sequenceStore.setState({ prefix, options }), HINT_MS), setTimeout(forget, SEQUENCE_MS)]
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || isModifierOnly(event)) return
    const layer = layerOf(event.target)
    if (pending.length > 0) {
      const outcome = continueSequence(event, pending, depth)
      forget()
      if (outcome === 'taken') return
    }
    const isLetter = layer === 'console' && isSingleKey(event)
    const isTyping = isLetter && event.timeStamp - letterAt < TYPING_MS
    // A field that takes keys ends the burst: what comes after it is meant.
    if (layer === 'field') letterAt = Number.NEGATIVE_INFINITY
    else if (isLetter) letterAt = event.timeStamp
    const hits = hitsFor(event, layer, singleKeys())
    if (hits.length === 0) return sayWhy(event, layer, singleKeys())
    event.preventDefault()
    const sequences = hits.filter(({ keys }) => pressesOf(keys).length > 1)
    if (sequences.length > 0) {
      if (!event.repeat) begin(sequences)
      return
    }
    const chosen = best(hits)
    // A command that cannot run says why, as ever.
    if (isTyping && CHANGES.has(chosen.command.group) && !chosen.command.repeats && !chosen.command.disabledReason && !isGuarded()) {
      return say('Nothing was done: these keys came like typed words. Press R or C and wait for the field.', 'refused')
    }
    run(event, chosen, layer)
  }

  window.addEventListener('keydown', onKeyDown)
  return () => {
    window.removeEventListener('keydown', onKeyDown)
    forget()
  }
}

function continueSequence(event: KeyboardEvent, pending: readonly Started[], depth: number): 'taken' | 'free' {
  const done = pending.filter(({ keys }) => {
    const press = pressesOf(keys)[depth]
    return press !== undefined && matches(event, press)
  })
  if (done.length > 0) {
    event.preventDefault()
    perform(best(done).command)
    return 'taken'
  }
  if (event.key === 'Escape') {
    event.preventDefault()
    return 'taken'
  }
  if (!isSingleKey(event)) return 'free'
  event.preventDefault()
  const prefix = capsOf(pending[0]?.keys.split(' ')[0] ?? '')
  say(`${prefix} then ${event.key.toUpperCase()} leads nowhere. Press ${prefix}, then ${pending.map(({ keys }) => capsOf(keys.split(' ')[1] ?? '')).join(', ')}.`, 'refused')
  return 'taken'
}

/** What this press may start here. */
function hitsFor(event: KeyboardEvent, layer: KeyLayer, singleKeys: boolean): Started[] {
  const hits: Started[] = []
  for (const command of registeredCommands()) {
    for (const keys of command.keys ?? []) {
      const press = pressesOf(keys)[0]
      if (press && matches(event, press) && mayAct(event, command, layer, singleKeys)) hits.push({ command, keys })
    }
  }
  return hits
}

function mayAct(event: KeyboardEvent, { scope, group }: Command, layer: KeyLayer, singleKeys: boolean): boolean {
  if (isSingleKey(event) && !singleKeys) return false
  if (scope === 'console') return layer === 'console' && !isOwnKey(event)
  const hasModifier = event.ctrlKey || event.metaKey || /^F\d+$/.test(event.key)
  if (layer === 'field') return hasModifier
  // Nothing happens behind an open dialog, but locking always works.
  if (layer === 'dialog') return hasModifier && group === 'Session'
  return true
}

/** Of several, one that can run; of those the one registered last. */
function best(hits: readonly Started[]): Started {
  const enabled = hits.filter(({ command }) => !command.disabledReason)
  const chosen = (enabled.length > 0 ? enabled : hits).at(-1)
  if (!chosen) throw new RangeError('No command to choose from')
  return chosen
}

const ACTS = new Set<Command['group']>(['Thread', 'Triage', 'Write'])
/** Groups whose commands change a thread, or lead there; reading and moving may go as fast as fingers do. */
const CHANGES = new Set<Command['group']>(['Triage', 'Write'])

function run(event: KeyboardEvent, { command }: Started, layer: KeyLayer): void {
  if (event.repeat && !command.repeats) return
  if (ACTS.has(command.group) && !command.repeats && isGuarded()) {
    return say(`${command.title} was not done: the next thread had only just come up. Press the key again.`, 'refused')
  }
  // Focus that fell to the body goes back to the list, so that a screen reader is somewhere.
  if (layer === 'console' && document.activeElement === document.body) document.querySelector<HTMLElement>('[data-pane="list"] [role="listbox"]')?.focus({ preventScroll: true })
  perform(command)
}

/** Law 2: a key that does nothing here says so. Keys of fields, dialogs and buttons are their own. */
function sayWhy(event: KeyboardEvent, layer: KeyLayer, singleKeys: boolean): void {
  if (event.repeat || !isSingleKey(event) || event.key === ' ' || layer === 'field' || layer === 'dialog') return
  const letter = event.key.toUpperCase()
  const known = registeredCommands().filter((command) => command.keys?.some((keys) => { const press = pressesOf(keys)[0]; return press !== undefined && matches(event, press) }))
  if (!singleKeys) {
    if (known.length > 0) say('Single keys are off. Switch them on in the menu under your name, or use the palette (Ctrl K).', 'refused')
    return
  }
  if (known.length > 0) say(`${letter} works in the list and in the thread. Press F6 to go there.`, 'refused')
  else if (layer === 'console') say(`${letter} does nothing here. Press ? for the keys.`, 'refused')
}

const capsOf = (keys: string) => keyCaps(keys).flat().join(' ')
