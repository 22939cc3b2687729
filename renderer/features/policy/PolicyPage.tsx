import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { ConfirmSheet } from '#renderer/ui/ConfirmSheet.tsx'
import { cx } from '#renderer/ui/cx.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { formatDate } from '#renderer/ui/format.ts'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { say } from '#renderer/ui/statusStore.ts'
import { Tabs } from '#renderer/ui/Tabs.tsx'
import { TextArea } from '#renderer/ui/TextArea.tsx'
import type { PolicyView } from '#shared/contract/policy.ts'
import { PolicyField } from './PolicyField.tsx'
import styles from './PolicyPage.module.css'
import { Preview } from './Preview.tsx'
import { groupsOf, type SectionName } from './sections.ts'
import { usePolicyDraft, type PolicyDraftState } from './usePolicyDraft.ts'

const SECTIONS: readonly { value: SectionName; label: string }[] = [
  { value: 'clocks', label: 'Clocks' }, { value: 'windows', label: 'Windows' }, { value: 'routing', label: 'Routing' }, { value: 'departments', label: 'Departments' }, { value: 'lines', label: 'Phone lines' },
]

/** The clinic's rules as data (D1): what is in force, its next version with a preview, and who changed what when. */
export function PolicyPage({ timeZone }: { timeZone: string }): ReactNode {
  const query = useQuery(queries.policy())
  if (query.isPending) return <LoadingRows label="Loading the policy" />
  if (!query.data) {
    return (
      <EmptyState icon={<TriangleAlert />} title="The policy could not be read." action={<Button onClick={() => void query.refetch()}>Try again</Button>}>
        {toRefusal(query.error).message}
      </EmptyState>
    )
  }
  // A colleague's new version starts a new draft: a change to an older one could not be adopted anyway.
  return <Editor key={query.data.version} current={query.data} timeZone={timeZone} />
}

function Editor({ current, timeZone }: { current: PolicyView; timeZone: string }): ReactNode {
  const draft = usePolicyDraft(current)
  const [section, setSection] = useState<SectionName | 'text'>('clocks')
  const [asks, setAsks] = useState(false)
  const [busy, setBusy] = useState(false)
  const last = current.adopted[0]
  const held = !draft.isChanged ? 'Nothing is changed yet.' : draft.problems.length > 0 ? 'Mend what is marked first.' : draft.isChecking ? 'Being checked…' : undefined
  const adopt = async () => {
    setBusy(true)
    const done = await draft.adopt()
    setBusy(false)
    setAsks(false)
    if (done) say(`Version ${current.version + 1} is in force.`)
  }
  return (
    <section className={styles.page} aria-label="Policy">
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>Policy: {current.name}</h1>
          <p className={styles.since}>
            Version {current.version} is in force{last ? `, by ${last.by} on ${formatDate(last.at, timeZone)}` : ', as it came'}. Every decision is stored with {current.packId}@{current.version}.
          </p>
        </div>
        <div className={styles.acts}>
          <Button disabledReason={draft.isChanged ? undefined : 'Nothing is changed yet.'} onClick={draft.discard}>
            Discard changes
          </Button>
          <Button disabledReason={held} onClick={() => void draft.runPreview()}>
            Preview last 7 days
          </Button>
          <Button variant="primary" disabledReason={held} onClick={() => setAsks(true)}>
            Put version {current.version + 1} in force…
          </Button>
        </div>
      </header>
      {draft.problems.length > 0 && <Problems problems={draft.problems} />}
      {draft.preview && <Preview preview={draft.preview} />}
      <Tabs
        label="Parts of the policy"
        value={section}
        onValueChange={setSection}
        tabs={[
          ...SECTIONS.map(({ value, label }) => ({ value, label, panel: <Section section={value} draft={draft} /> })),
          { value: 'text' as const, label: 'Whole text', panel: <WholeText draft={draft} /> },
        ]}
      />
      <ConfirmSheet
        open={asks}
        title={`Put version ${current.version + 1} in force?`}
        description="Every decision from now on is made under it. Clocks that already run keep the due time that patients were promised."
        confirmLabel={`Put version ${current.version + 1} in force`}
        busy={busy}
        onConfirm={() => void adopt()}
        onCancel={() => setAsks(false)}
      >
        <Changes draft={draft} />
      </ConfirmSheet>
    </section>
  )
}

function Section({ section, draft }: { section: SectionName; draft: PolicyDraftState }): ReactNode {
  const groups = groupsOf(section, draft.values)
  if (groups.length === 0) return <EmptyState title="The text cannot be read, so there are no fields.">Mend it under “Whole text”, or discard the changes.</EmptyState>
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <fieldset key={`${group.title}${group.fields[0]?.path ?? ''}`} className={cx(styles.group, group.fields.length > 3 && styles.wide)}>
          <legend>{group.title}</legend>
          <p className={styles.note}>{group.note}</p>
          <div className={styles.fields}>
            {group.fields.map((spec) => (
              <PolicyField
                key={spec.path}
                spec={spec}
                value={draft.values.get(spec.path) ?? ''}
                isChanged={draft.values.get(spec.path) !== draft.inForce.get(spec.path)}
                error={draft.problems.find((problem) => spec.path === problem.field || spec.path.startsWith(`${problem.field}.`))?.reason}
                onChange={(value) => draft.setField(spec.path, value)}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  )
}

function WholeText({ draft }: { draft: PolicyDraftState }): ReactNode {
  return (
    <div className={styles.whole}>
      <p className={styles.note}>Everything, with its comments: holidays, hours, pools, dispositions. Lines are checked as you type; the version is raised by itself.</p>
      <TextArea aria-label="The whole policy as text" className={styles.text} spellCheck={false} value={draft.text} onValueChange={draft.setText} />
    </div>
  )
}

function Problems({ problems }: { problems: PolicyDraftState['problems'] }): ReactNode {
  return (
    <section className={styles.problems} aria-label="What is wrong" role="alert">
      <h2>Cannot be put in force. The running version stays.</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.field} ${problem.reason}`}>
            <b>Line {problem.line}</b>, {problem.field}: {problem.reason}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Changes({ draft }: { draft: PolicyDraftState }): ReactNode {
  const paths = [...new Set([...draft.inForce.keys(), ...draft.values.keys()])].filter((path) => draft.inForce.get(path) !== draft.values.get(path))
  if (paths.length === 0) return <p className={styles.note}>Only comments or the order of the text are changed.</p>
  return (
    <ul className={styles.changes}>
      {paths.slice(0, 12).map((path) => (
        <li key={path}>
          <code>{path}</code>
          <span>
            {shown(draft.inForce.get(path))} → <b>{shown(draft.values.get(path))}</b>
          </span>
        </li>
      ))}
      {paths.length > 12 && <li>and {paths.length - 12} more</li>}
    </ul>
  )
}

const shown = (value: string | number | boolean | undefined): string => (value === undefined ? 'not there' : value === true ? 'yes' : value === false ? 'no' : String(value))
