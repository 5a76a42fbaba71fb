// The page of goals while its document is on the way. Without a heading: the focus comes to that of the page itself, which
// then stays the same element.
import { Skeleton } from '../../design/skeleton.tsx'
import { useMessage } from '../../messages/use-message.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import styles from './goals.module.css'

export function Waiting() {
  const t = useMessage()
  return (
    <div className={styles.page}>
      <PageHeader title={t('shell.goals')} />
      <Skeleton lines={8} />
    </div>
  )
}
