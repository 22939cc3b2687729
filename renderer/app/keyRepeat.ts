import { create } from 'zustand'

/** Milliseconds after the last repeat at which a held key counts as let go, when its keyup was lost. */
const LET_GO_MS = 400

interface Skimming {
  /** A movement key is held: rows fly by, and no thread is opened for them. */
  isSkimming: boolean
}
export const skimming = create<Skimming>(() => ({ isSkimming: false }))

/**
 * Opening a thread meets its first look (D4), so a held J must not open every row that it passes. Listens in the capture phase,
 * before the move: row and pane still change in one frame (PS-03).
 */
export function watchKeyRepeat(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(timer)
    if (skimming.getState().isSkimming) skimming.setState({ isSkimming: false })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.repeat) return end()
    clearTimeout(timer)
    timer = setTimeout(end, LET_GO_MS)
    if (!skimming.getState().isSkimming) skimming.setState({ isSkimming: true })
  }
  window.addEventListener('keydown', onKeyDown, true)
  window.addEventListener('keyup', end, true)
  window.addEventListener('blur', end)
  return () => {
    window.removeEventListener('keydown', onKeyDown, true)
    window.removeEventListener('keyup', end, true)
    window.removeEventListener('blur', end)
    end()
  }
}
