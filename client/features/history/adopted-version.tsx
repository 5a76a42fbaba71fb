// What was adopted last: by whom and when, the hashes on record, the file, and whether that file still says it. The page computes them itself.
import { useId, useState } from 'react'
import type { RecordPlain } from '../../../shared/documents/plan.ts'
import { verifyAdoptedVersion } from '../../../shared/exports/adopted-version.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { api } from '../../api.ts'
import { formatDay } from '../../messages/formats.ts'
import { download } from '../exports/index.ts'
import { usePlan } from '../plan/index.ts'
import styles from './history.module.css'
import { useMessage } from './use-message.ts'

type Adoption = NonNullable<RecordPlain['adoption']>
type Checked = 'holds' | 'broken' | 'failed'

export function AdoptedVersion() {
  const { record: { adoption } } = usePlan()
  return adoption === undefined ? null : <Adopted key={adoption.version} adoption={adoption} />
}

function Adopted({ adoption }: { readonly adoption: Adoption }) {
  const t = useMessage()
  const heading = useId()
  const { id: plan, party } = usePlan()
  const [checked, setChecked] = useState<Checked | null>(null)
  const [isPending, setPending] = useState(false)
  const { label, body, on, document: number, contentHash, dossierHash, version } = adoption
  const withFile = async (use: (text: string) => void): Promise<void> => {
    setPending(true)
    try {
      const response = await api.plans[':plan'].versions[':version'].file.$get({ param: { plan, version }, query: { party } })
      if (response.ok) use(await response.text())
      else setChecked('failed')
    } catch {
      setChecked('failed')
    } finally {
      setPending(false)
    }
  }
  const check = (text: string): void => {
    const verified = verifyAdoptedVersion(text)
    setChecked(verified.ok && verified.value.contentHash === contentHash && verified.value.dossierHash === dossierHash ? 'holds' : 'broken')
  }
  return (
    <section className={styles.group} aria-labelledby={heading}>
      <h3 id={heading}>{t('history.adopted', { label, body, day: formatDay(on), document: number })}</h3>
      <p className={styles.note}>{t('history.adopted-note')}</p>
      <dl className={styles.hashes}>
        <dt>{t('history.adopted-content')}</dt><dd>{contentHash}</dd>
        <dt>{t('history.adopted-dossier')}</dt><dd>{dossierHash}</dd>
      </dl>
      <div className={styles.adoptedActs}>
        <Button isDisabled={isPending} onPress={() => void withFile(text => download({ name: `${plan}-${label}.json`, blob: new Blob([text], { type: 'application/json' }) }))}>{t('history.adopted-download')}</Button>
        <Button variant="quiet" isDisabled={isPending} onPress={() => void withFile(check)}>{t('history.adopted-check')}</Button>
      </div>
      {checked !== null && <Banner isInset tone={checked === 'holds' ? 'ok' : checked === 'broken' ? 'bad' : 'warn'}>{t(`history.adopted-${checked}`)}</Banner>}
    </section>
  )
}
