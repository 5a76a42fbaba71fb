// What came of the period before, in one sentence above the matrix; told when the comparison begins, not whenever a plan changes.
import { useEffect, useRef } from 'react'
import { announce } from '../../design/announcer.ts'
import { useCycles } from '../../shell/cycles.tsx'
import styles from './filter.module.css'
import type { Comparison } from './use-comparison.ts'
import { useToolMessage as useMessage } from './use-message.ts'

export function ComparisonLine({ comparison: { counts, withoutSuccessor, before }, period }: { readonly comparison: Comparison; readonly period: string }) {
  const t = useMessage()
  const cycles = useCycles()
  const words = t('matrix.compared', { period, new: counts.new, carried: counts.carried, led: counts.leaderChanged, gone: counts.gone })
  const told = useRef<string | null>(null)
  useEffect(() => {
    if (told.current === period) return
    told.current = period
    announce(words)
  }, [period, words])
  const titleOf = (plan: string): string => {
    const area = before.find(summary => summary.plan === plan)?.area
    return cycles?.flatMap(cycle => cycle.areas).find(({ id }) => id === area)?.title ?? plan
  }
  return (
    <p className={styles.compared}>
      {words}
      {withoutSuccessor.length > 0 && ` ${t('matrix.without-successor', { plans: withoutSuccessor.map(({ plan, actions }) => `${titleOf(plan)} (${actions})`).join(', ') })}`}
    </p>
  )
}
