import { useQuery } from '@tanstack/react-query'
import { useMemo, type ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { useRegisteredCommands, type Command, type CommandGroup } from '#renderer/ui/commandRegistry.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Kbd } from '#renderer/ui/Kbd.tsx'
import styles from './KeysDialog.module.css'

export interface KeysDialogProps {
  open: boolean
  onClose: () => void
  singleKeys: boolean
}

const GROUPS: readonly { title: string; groups: readonly CommandGroup[] }[] = [
  { title: 'Move and look', groups: ['View'] },
  { title: 'Go to', groups: ['Go to'] },
  { title: 'Triage', groups: ['Thread', 'Triage'] },
  { title: 'Write', groups: ['Write'] },
  { title: 'Session and help', groups: ['Session', 'Help'] },
]

/** The keys that work now, printed from the registry, so that the sheet cannot disagree with them (law 9). */
export function KeysDialog({ open, onClose, singleKeys }: KeysDialogProps): ReactNode {
  const commands = useRegisteredCommands()
  const sections = useMemo(() => GROUPS.map(({ title, groups }) => ({ title, commands: inReadingOrder(commands.filter((command) => command.keys?.length && groups.includes(command.group))) })), [commands])
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="large"
      title="Keys: Console preset"
      description={
        singleKeys
          ? 'Single keys act while the list or the thread has the focus, never while you type. Nothing that reaches a patient sits on one key.'
          : 'Single keys are off; switch them on in the menu under your name. Keys with Ctrl and the palette work.'
      }
    >
      <div className={styles.sheet}>
        {sections
          .filter((section) => section.commands.length > 0)
          .map((section) => (
            <section key={section.title} className={styles.section}>
              <h3 className={styles.heading}>{section.title}</h3>
              <dl className={styles.keys}>
                {section.commands.map((command) => (
                  <Line key={command.id} command={command} />
                ))}
              </dl>
            </section>
          ))}
      </div>
      <AboutThisConsole />
    </Dialog>
  )
}

/** D20, S64: where one is, and where the queue lies. */
function AboutThisConsole(): ReactNode {
  const host = useQuery(queries.profile()).data?.host
  return (
    <p className={styles.about}>
      {`Desktop window, browser tab and command line are three doors to one engine; this is ${host === 'web' ? 'the browser tab' : 'the desktop window'}. `}
      The queue is one encrypted file on this computer; an idle console locks, and no log holds a patient’s words.
    </p>
  )
}

/** Single keys first, then those with Ctrl and the F keys. */
function inReadingOrder(commands: readonly Command[]): Command[] {
  const isPlain = ({ keys }: Command) => !/^(\$mod|Shift\+F|F)\d*/.test(keys?.[0] ?? '')
  return [...commands.filter(isPlain), ...commands.filter((command) => !isPlain(command))]
}

function Line({ command }: { command: Command }): ReactNode {
  return (
    <>
      <dt>
        {command.keys?.map((keys) => (
          <Kbd key={keys} keys={keys} />
        ))}
      </dt>
      <dd>
        {command.title}
        {command.disabledReason && <small>{command.disabledReason}</small>}
      </dd>
    </>
  )
}
