// The history of one plan as a page: what was done in it, and how it stood.
import { Suspense, useRef } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { PlanId } from '../../../shared/ids.ts'
import { Skeleton } from '../../design/skeleton.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { HistoryMessages } from '../../messages/messages-provider.tsx'
import { NotFound } from '../../shell/not-found.tsx'
import { PageHeader } from '../../shell/page-header.tsx'
import { OpenPlan, StatusSign, UndoButtons, usePlan, usePlanTitle, useUndoKeys } from '../plan/index.ts'
import { ActivityTab } from './activity-tab.tsx'
import styles from './history.module.css'
import { useMessage } from './use-message.ts'
import { addressOfShown, shownIn } from './versions-address.ts'
import { VersionsTab } from './versions-tab.tsx'

export function HistoryPage() {
  const parsed = PlanId.safeParse(useParams()['planId'])
  if (!parsed.success) return <NotFound />
  return (
    <OpenPlan id={parsed.data} absent={<NotFound />} ended={<NotFound />}>
      <Suspense fallback={<Skeleton lines={6} />}><HistoryMessages><History /></HistoryMessages></Suspense>
    </OpenPlan>
  )
}

function History() {
  const t = useMessage()
  const { id, replica } = usePlan()
  const title = usePlanTitle()
  const [parameters, setParameters] = useSearchParams()
  useUndoKeys(replica.undo)
  const shown = shownIn(parameters) === 'activity' ? 'activity' : 'versions'
  // What was chosen on one of the two belongs to it alone, and is there again when one comes back to it.
  const left = useRef<{ activity?: URLSearchParams; versions?: URLSearchParams }>({})
  const show = (next: string): void => {
    if (next === shown) return
    left.current[shown] = parameters
    const tab = next === 'versions' ? 'versions' : 'activity'
    setParameters(left.current[tab] ?? addressOfShown(tab))
  }
  return (
    <div className={styles.page}>
      <PageHeader
        title={t('history.title')}
        breadcrumb={[{ label: t('shell.plans'), href: '/plans' }, { label: title, href: `/plans/${id}` }]}
        status={<StatusSign replica={replica} />}
        actions={<UndoButtons undo={replica.undo} />}
      />
      <h1>{t('history.title')} · {title}</h1>
      <Tabs label={t('history.views')} selected={shown} onSelect={show} tabs={[{ id: 'activity', label: t('history.activity'), content: <ActivityTab /> }, { id: 'versions', label: t('history.versions'), content: <VersionsTab /> }]} />
    </div>
  )
}
