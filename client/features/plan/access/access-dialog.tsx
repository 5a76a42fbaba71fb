// Who may do what in this plan, and why: the table of mandates with the person's own place in it, the pens that are lent
// and the releases that run, with the acts of whoever may lend and release.
import { useState } from 'react'
import { Dialog } from '../../../design/dialog.tsx'
import { AskForPen, useMayAskForPen } from '../ask-for-pen.tsx'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'
import styles from './access.module.css'
import { LentPens } from './lent-pens.tsx'
import { Releases } from './releases.tsx'
import { Rights } from './rights.tsx'

export default function AccessDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessage()
  const { record, may } = usePlan()
  // Who asks waits for an answer, so that comes first, and stays there while the dialog is open.
  const [arePensFirst] = useState(() => may({ writtenBy: 'lending' }) && (record.penRequests ?? []).length > 0)
  return (
    <Dialog isOpen onClose={onClose} size="wide" title={t('access.title')}>
      <div className={styles.access}>
        <AskFirst />
        {arePensFirst && <LentPens />}
        <Rights />
        {!arePensFirst && <LentPens />}
        <Releases />
      </div>
    </Dialog>
  )
}

/** For whoever does not write the plan and could be lent the pen: first of all, how to ask for it. */
function AskFirst() {
  const t = useMessage()
  const { facts: { driver }, may } = usePlan()
  const mayAsk = useMayAskForPen()
  if (!mayAsk || driver === null || may({ writtenBy: 'plan-text' })) return null
  return (
    <div className={styles.ask}>
      <p>{t('access.ask-first')}</p>
      <AskForPen place={{ of: 'plan' }} label={t('why.ask-for-pen', { party: partyLabel(driver).name })} />
    </div>
  )
}
