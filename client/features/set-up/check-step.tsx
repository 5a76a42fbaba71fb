// What is still missing, each with the way to where it is put right.
import { EmptyState } from '../../design/empty-state.tsx'
import { Link } from '../../design/link.tsx'
import { Mark } from '../../design/mark.tsx'
import { usePeopleMessage as useMessage, type PeopleTranslate } from '../../messages/use-message.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import type { Missing } from './missing.ts'
import { hrefOf, type StepProps } from './step.ts'
import styles from './set-up.module.css'

export function CheckStep({ chosen, missing }: StepProps & { readonly missing: readonly Missing[] }) {
  const t = useMessage()
  const toPlans = <Link look="primary-button" href={`/plans?${new URLSearchParams({ period: chosen.period.start })}`}>{t('set-up.to-plans')}</Link>
  if (missing.length === 0) return <EmptyState title={t('set-up.all-there')} action={toPlans}>{t('set-up.all-there-why')}</EmptyState>
  return (
    <div className={styles.form}>
      <p>{t('set-up.check-lead', { period: chosen.period.label })}</p>
      <ul className={styles.missing}>
        {missing.map(each => (
          <li key={each.what}>
            <Mark tone="warn" size="small" />
            <span>{sentenceOf(each, t)}</span>
            <Link href={hrefOf(each.step, chosen)} aria-label={`${t('set-up.go-there')}: ${t(`set-up.step-${each.step}`)}`}>{t(`set-up.step-${each.step}`)}</Link>
          </li>
        ))}
      </ul>
      <div>{toPlans}</div>
    </div>
  )
}

function sentenceOf(missing: Missing, t: PeopleTranslate): string {
  switch (missing.what) {
    case 'no-plans':
      return t('set-up.missing.no-plans')
    case 'goals':
      return t('set-up.missing.goals', { count: missing.count })
    case 'no-driver':
      return t('set-up.missing.no-driver', { count: missing.areas.length, names: missing.areas.join(', ') })
    case 'nobody-speaks':
      return t('set-up.missing.nobody-speaks', { names: missing.parties.map(party => partyLabel(party).name).join(', ') })
    case 'not-accepted':
      return t('set-up.missing.not-accepted', { count: missing.parties.length, names: missing.parties.map(party => partyLabel(party).name).join(', ') })
    case 'not-followed':
      return t('set-up.missing.not-followed', { count: missing.count })
    case 'one-administrator':
      return t('set-up.missing.one-administrator')
  }
}
