import type { ReactNode } from 'react'
import { BannerStrip } from '#renderer/ui/BannerStrip.tsx'
import { Button } from '#renderer/ui/Button.tsx'
import { runCommand, useRegisteredCommands } from '#renderer/ui/commandRegistry.ts'

/** On every screen of the sample clinic (D24), with the way to the rules that can be seen in it once somebody is signed in. */
export function TrainingStrip(): ReactNode {
  const isSignedIn = useRegisteredCommands().some((command) => command.id === 'help.rules')
  const rules = (
    <Button size="dense" variant="quiet" onClick={() => void runCommand('help.rules')}>
      Rules to see for yourself
    </Button>
  )
  return (
    <section aria-label="Training">
      <BannerStrip kind="training" action={isSignedIn ? rules : undefined}>
        TRAINING · sample clinic, nobody here is real
      </BannerStrip>
    </section>
  )
}
