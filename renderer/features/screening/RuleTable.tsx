import { useQuery } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { queries } from '#renderer/rpc/queries.ts'
import { toRefusal } from '#renderer/rpc/refusal.ts'
import { EmptyState } from '#renderer/ui/EmptyState.tsx'
import { LoadingRows } from '#renderer/ui/LoadingRows.tsx'
import { TextInput } from '#renderer/ui/TextInput.tsx'
import type { RuleRow } from '#shared/contract/screening.ts'
import styles from './screening.module.css'

/** Every rule with its source and what people made of it; those that are mostly lowered first (PS-25). */
export function RuleTable(): ReactNode {
  const query = useQuery({ ...queries.rules(), staleTime: 0 })
  const [search, setSearch] = useState('')
  const rows = useMemo(() => inOrder(query.data?.rules ?? [], search), [query.data, search])
  if (query.isPending) return <LoadingRows label="Loading the rules" />
  if (!query.data) return <EmptyState icon={<TriangleAlert />} title="The rules could not be read.">{toRefusal(query.error).message}</EmptyState>
  const { rules, ruleSetVersion, firings, dismissedShare } = query.data
  const review = rules.filter((rule) => rule.asksForReview).length
  return (
    <div className={styles.table}>
      <p className={styles.note}>
        {rules.length} rules, set {ruleSetVersion}. A rule that people lower more than {Math.round(dismissedShare * 100)} % of at least {firings} times asks for review; it is never switched off by itself.{' '}
        <b>{review === 0 ? 'No rule asks for review.' : `${review} ${review === 1 ? 'rule asks' : 'rules ask'} for review.`}</b>
      </p>
      <TextInput type="search" aria-label="Find a rule" placeholder="Find a rule: chest, D0, R3 …" value={search} onValueChange={setSearch} />
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">Tier</th>
              <th scope="col">Source</th>
              <th scope="col">Fired</th>
              <th scope="col">Acted on</th>
              <th scope="col">Lowered</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((rule) => (
              <tr key={rule.ruleId}>
                <th scope="row">
                  <span>{rule.label}</span>
                  <span className={styles.note}>
                    {rule.ruleId}
                    {rule.isCertain && ', certain: raises by itself'}
                  </span>
                  {rule.asksForReview && (
                    <span className={styles.review}>
                      <TriangleAlert aria-hidden /> Asks for review
                    </span>
                  )}
                </th>
                <td>{rule.tier}</td>
                <td>
                  {rule.source}
                  {rule.isUnread && <span className={styles.note}>to be signed off</span>}
                </td>
                <td>{rule.fired}</td>
                <td>{rule.confirmed}</td>
                <td>{rule.dismissed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

/** Reviews first, then what fired most, then by name. */
function inOrder(rules: readonly RuleRow[], search: string): RuleRow[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter((word) => word !== '')
  return rules
    .filter((rule) => words.every((word) => `${rule.ruleId} ${rule.label} ${rule.tier} ${rule.source}`.toLocaleLowerCase().includes(word)))
    .toSorted((a, b) => Number(b.asksForReview) - Number(a.asksForReview) || b.fired - a.fired || a.ruleId.localeCompare(b.ruleId))
}
