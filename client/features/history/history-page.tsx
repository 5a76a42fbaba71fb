// The history of one plan as a page: what was done in it, and how it stood.
import { Suspense } from 'react'
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
  const shown = parameters.get('show') === 'versions' ? 'versions' : 'activity'
  const show = (next: string): void => setParameters(before => {
    const after = new URLSearchParams(before)
    if (next === 'activity') after.delete('show')
    else after.set('show', next)
    return after
  })
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
