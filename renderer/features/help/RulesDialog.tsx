import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { RuleToSee } from '#shared/contract/schemas/ruleToSee.ts'
import type { Role } from '#shared/domain/actor.ts'
import styles from './RulesDialog.module.css'
import { rulesSeen, sawRule } from './rulesSeen.ts'

export interface RulesDialogProps {
  open: boolean
  onClose: () => void
  role: Role
  /** Opens the thread or page of the rule. */
  onShow: (rule: RuleToSee) => void
}

const ACCOUNT: Record<Role, string> = { clerk: 'a clerk', nurse: 'a nurse', pa: 'a PA', physician: 'a physician', supervisor: 'the supervisor', admin: 'the admin' }

/** The checklist of the sample clinic: every rule that the console holds, where it is to be seen, and what to look at (D24). */
export function RulesDialog({ open, onClose, role, onShow }: RulesDialogProps): ReactNode {
  const rules = useQuery({ ...queries.rulesToSee(), enabled: open }).data
  const seen = rulesSeen((state) => state.seen)
  const [search, setSearch] = useState('')
  const found = useMemo(() => {
    const words = search.toLocaleLowerCase().split(/\s+/).filter((word) => word !== '')
    return (rules ?? []).filter((rule) => {
      const text = `${rule.rule} ${rule.title} ${rule.say}`.toLocaleLowerCase()
      return words.every((word) => text.includes(word))
    })
  }, [rules, search])
  return (
    <Dialog
      open={open}
      onClose={onClose}
      size="large"
      title="Rules to see for yourself"
      description={`Each rule happens somewhere in this sample clinic. S rules are the portal's promises, D rules the decisions of this console.${rules ? ` ${rules.filter((rule) => seen.includes(keyOf(rule))).length} of ${rules.length} seen.` : ''}`}
    >
      <div className={styles.body}>
        <TextInput type="search" aria-label="Find a rule" placeholder="Find a rule: refill, teen, S30 …" value={search} onValueChange={setSearch} />
        {rules === undefined ? (
          <LoadingRows rows={6} label="Loading the rules" />
        ) : found.length === 0 ? (
          <EmptyState title={rules.length === 0 ? 'The rules are shown in the sample clinic only.' : 'No rule has these words.'} />
        ) : (
          <ul className={styles.rules}>
            {found.map((rule) => (
              <li key={keyOf(rule)} className={styles.rule} data-rule={rule.rule}>
                <span className={styles.number}>{rule.rule}</span>
                <span className={styles.words}>
                  <b>{rule.title}</b>
                  <span>{rule.say}</span>
                </span>
                {seen.includes(keyOf(rule)) && <Check className={styles.seen} role="img" aria-label="Seen" />}
                <Button
                  size="dense"
                  aria-label={`Show me ${rule.rule}: ${rule.title}`}
                  disabledReason={rule.as === role ? undefined : `Sign in as ${ACCOUNT[rule.as]} to see this.`}
                  onClick={() => {
                    sawRule(keyOf(rule))
                    onShow(rule)
                  }}
                >
                  {rule.as === role ? 'Show me' : `As ${ACCOUNT[rule.as]}`}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

/** A rule may be shown in more than one place. */
const keyOf = ({ rule, title }: RuleToSee): string => `${rule} ${title}`
