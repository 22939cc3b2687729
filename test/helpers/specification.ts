import { expect } from 'vitest'
import type { Actor } from '#shared/domain/actor.ts'
import type { DomainError } from '#shared/domain/errors.ts'
import type { ThreadCommand } from '#shared/domain/thread/commands.ts'
import { decide } from '#shared/domain/thread/decide.ts'
import type { ThreadEvent, ThreadEventType } from '#shared/domain/thread/events.ts'
import { evolve } from '#shared/domain/thread/evolve.ts'
import type { Facts } from '#shared/domain/thread/facts.ts'
import { may } from '#shared/domain/thread/may.ts'
import { NotAuthorized } from '#shared/domain/errors.ts'
import { emptyThread, type ThreadState } from '#shared/domain/thread/state.ts'
import { facts as factsAt } from './builders.ts'

/** One command of a story: who, when (UTC epoch ms), what. */
export interface Step {
  readonly by: Actor
  readonly at: number
  readonly command: ThreadCommand
  readonly facts?: Partial<Facts>
}

export interface Outcome {
  readonly state: ThreadState
  readonly events: readonly ThreadEvent[]
  types(): ThreadEventType[]
}

/** Plays a story through `may`, `decide` and `evolve`, as the write path does. */
export function play(...steps: readonly Step[]): Outcome {
  let state = emptyThread('t1')
  let events: readonly ThreadEvent[] = []
  for (const step of steps) ({ state, events } = act(state, step))
  return { state, events, types: () => events.map((event) => event.type) }
}

function act(state: ThreadState, step: Step): { state: ThreadState; events: ThreadEvent[] } {
  const right = may(step.by, step.command, state)
  if (!right.allowed) throw new NotAuthorized(step.command.type, right.reason)
  const { events, next } = decide(step.command, state, step.by, factsAt(step.at, step.facts))
  const folded = events.reduce(evolve, state)
  expect(folded).toEqual(next)
  return { state: next, events }
}

/** `given(story).when(step).thenEvents([...])` or `.thenRefuses(code)`. */
export function given(...story: readonly Step[]): { when(step: Step): Then } {
  return {
    when: (step) => ({
      thenEvents(expected) {
        expect(play(...story, step).types()).toEqual(expected)
      },
      thenState(expected) {
        expect(play(...story, step).state).toMatchObject(expected)
      },
      thenRefuses(code, words) {
        const before = play(...story).state
        let refusal: unknown
        try {
          act(before, step)
        } catch (error) {
          refusal = error
        }
        expect(refusal, 'the command was carried out').toBeInstanceOf(Error)
        expect((refusal as DomainError).code).toBe(code)
        if (words) expect((refusal as Error).message).toMatch(words)
      },
    }),
  }
}

interface Then {
  thenEvents(expected: readonly ThreadEventType[]): void
  thenState(expected: Partial<ThreadState>): void
  thenRefuses(code: string, words?: RegExp): void
}
