// What is wrong, where it is: the sentence at its field, with what mends it.
import type { Finding } from '../../../shared/rules/findings.ts'
import { useMessage } from './use-message.ts'
import { findingText } from './finding-text.ts'
import { fieldId } from './places.ts'
import styles from './plan.module.css'
import { RemedyButton } from './remedy-button.tsx'

export function FieldFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useMessage()
  return findings.map(finding => (
    <p key={sayingId(finding)} className={finding.severity === 'to-fix' ? styles.wrong : styles.doubtful}>
      <span aria-hidden>{finding.severity === 'to-fix' ? '■' : '●'}</span> <span id={sayingId(finding)}>{findingText(t, finding).sentence}</span> <RemedyButton finding={finding} />
    </p>
  ))
}

/** The id of the sentence, by which its field tells it to those who hear the page. */
const sayingId = (finding: Finding): string => `${fieldId(finding.path)}-${finding.rule}`

/** What a field is told of the findings that stand under it. */
export const saidOf = (findings: readonly Finding[]): { readonly isWrong: boolean; readonly describedBy: string | undefined } => ({
  isWrong: findings.some(finding => finding.severity === 'to-fix'),
  describedBy: findings.length === 0 ? undefined : findings.map(sayingId).join(' '),
})

/** Those at this field of an action. */
export const atField = (findings: readonly Finding[], field: string): readonly Finding[] => findings.filter(finding => finding.path[2] === field)
