// Who may do what in this plan, and why: the table of mandates with the person's own place in it, the pens that are lent
// and the releases that run, with the acts of whoever may lend and release.
import { Dialog } from '../../../design/dialog.tsx'
import { useMessage } from '../use-message.ts'
import styles from './access.module.css'
import { LentPens } from './lent-pens.tsx'
import { Releases } from './releases.tsx'
import { Rights } from './rights.tsx'

export default function AccessDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useMessage()
  return (
    <Dialog isOpen onClose={onClose} size="wide" title={t('access.title')}>
      <div className={styles.access}>
        <Rights />
        <LentPens />
        <Releases />
      </div>
    </Dialog>
  )
}
