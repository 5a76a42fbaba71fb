// How a round works, in one page. The table of steps is the table itself, so it says what the server does.
import { Dialog } from '../design/dialog.tsx'
import { PlanMessages } from '../messages/messages-provider.tsx'
import { usePlanMessage as useMessage } from '../messages/use-message.tsx'
import { steps } from '../../shared/workflow/steps.ts'
import { planStatusLabels } from '../../shared/vocabularies/vocabularies.ts'
import { sources } from '../../shared/sources.ts'
import styles from './how-dialog.module.css'

export default function HowDialog(props: { readonly onClose: () => void }) {
  return <PlanMessages><How {...props} /></PlanMessages>
}

function How({ onClose }: { readonly onClose: () => void }) {
  const t = useMessage()
  return (
    <Dialog isOpen onClose={onClose} size="wide" title={t('round.how')}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is longer than the window and holds nothing to press: the keyboard scrolls it from here */}
      <div className={styles.how} tabIndex={0}>
        <section>
          <h3>{t('round.how-during-heading')}</h3>
          <ul><li>{t('round.how-during-still')}</li><li>{t('round.how-during-numbers')}</li><li>{t('round.how-during-page')}</li></ul>
        </section>
        <section>
          <h3>{t('round.how-proposals-heading')}</h3>
          <ul>{(['send', 'decide', 'fit'] as const).map(each => <li key={each}>{t(`round.how-proposals-${each}`)}</li>)}</ul>
        </section>
        <section>
          <h3>{t('round.how-answers-heading')}</h3>
          <ul>{(['states', 'others', 'version', 'reserve', 'writing'] as const).map(each => <li key={each}>{t(`round.how-answers-${each}`)}</li>)}</ul>
        </section>
        <section>
          <h3>{t('round.how-silence-heading')}</h3>
          <ul><li>{t('round.how-silence-means')}</li><li>{t('round.how-silence-time')}</li></ul>
        </section>
        <section>
          <h3>{t('round.how-who-heading')}</h3>
          <table>
            <thead><tr><th scope="col">{t('round.how-step')}</th><th scope="col">{t('round.how-by')}</th><th scope="col">{t('round.how-asks')}</th></tr></thead>
            <tbody>
              {steps.map(step => (
                <tr key={step.id}>
                  <th scope="row">{t(`steps.do-${step.id}`, { round: 1 })}<br /><small>{step.from.map(status => planStatusLabels[status]).join(', ')}{step.to !== null && ` → ${planStatusLabels[step.to]}`}</small></th>
                  <td>{t(`round.how-by-${step.taker}`)}</td>
                  <td>{step.needs.length === 0 ? t('round.how-need-nothing') : step.needs.map(need => t(`round.how-need-${need}`)).join(', ')}<br /><small>{sources[step.source].short}: {step.passage}</small></td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h3>{t('round.how-adoption-heading')}</h3>
          <p>{t('round.how-adoption')}</p>
        </section>
      </div>
    </Dialog>
  )
}
