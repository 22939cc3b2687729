import type { ReactNode } from 'react'
import { Button } from '#renderer/ui/Button.tsx'
import { formatIsoDate } from '#renderer/ui/format.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import { VisuallyHidden } from '#renderer/ui/VisuallyHidden.tsx'
import table from '#renderer/ui/table.module.css'
import styles from './LeavePage.module.css'
import type { Leave } from './leaveWords.ts'

export interface LeaveTableProps {
  leaves: readonly Leave[]
  onChange: (leave: Leave) => void
  onEnd: (leave: Leave) => void
}

export function LeaveTable({ leaves, onChange, onEnd }: LeaveTableProps): ReactNode {
  return (
    <div className={table.scroll} tabIndex={0} role="region" aria-label="Leaves">
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Clinician</th>
            <th scope="col">First day</th>
            <th scope="col">Last day</th>
            <th scope="col">Covered by</th>
            <th scope="col">State</th>
            <th scope="col">
              <VisuallyHidden>What can be done</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {leaves.map((leave) => (
            <tr key={`${leave.staffId} ${leave.leaveId ?? ''} ${leave.from}`}>
              <th scope="row">{leave.name}</th>
              <td>{formatIsoDate(leave.from)}</td>
              <td>{formatIsoDate(leave.to)}</td>
              <td>{leave.coveredByName ?? 'Nobody'}</td>
              <td>{leave.status === 'running' ? <Tag tone="accent">out now</Tag> : 'ahead'}</td>
              <td>
                <div className={styles.acts}>
                  {leave.leaveId === null ? (
                    <>
                      <span className={styles.note}>from the record system</span>
                      <Button size="dense" aria-label={`Name a cover for ${leave.name}`} onClick={() => onChange(leave)}>
                        Name a cover
                      </Button>
                    </>
                  ) : (
                    <>
                      <Button size="dense" aria-label={`Change the leave of ${leave.name}`} onClick={() => onChange(leave)}>
                        Change
                      </Button>
                      <Button size="dense" aria-label={leave.status === 'ahead' ? `Take out the leave of ${leave.name}` : `End: back today, ${leave.name}`} onClick={() => onEnd(leave)}>
                        {leave.status === 'ahead' ? 'Take out' : 'End: back today'}
                      </Button>
                    </>
                  )}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
