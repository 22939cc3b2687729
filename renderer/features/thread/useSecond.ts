import { useTick } from '#renderer/ui/ticker.ts'

const toSecond = (at: number) => at - (at % 1000)

/** The second now, UTC epoch ms: for countdowns. The engine's clocks decide, this only paints. */
export const useSecond = (): number => useTick(toSecond)
