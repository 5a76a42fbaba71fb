// What is wrong, where it is: the sentence at its field, with what mends it.
import type { Finding } from '../../../shared/rules/findings.ts'
import { useMessage } from '../../messages/use-message.tsx'
import { findingText } from './finding-text.ts'
import styles from './plan.module.css'
import { RemedyButton } from './remedy-button.tsx'

export function FieldFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = useMessage()
  return findings.map(finding => (
    <p key={`${finding.rule} ${finding.path.join('/')}`} className={finding.severity === 'to-fix' ? styles.wrong : styles.doubtful}>
      <span aria-hidden>{finding.severity === 'to-fix' ? '■' : '●'}</span> {findingText(t, finding).sentence} <RemedyButton finding={finding} />
    </p>
  ))
}

/** Those at this field of an action. */
export const atField = (findings: readonly Finding[], field: string): readonly Finding[] => findings.filter(finding => finding.path[2] === field)
