// The choices themselves. Nothing holds before it is saved.
import { useState, type FormEvent } from 'react'
import { digestKinds, DigestRhythm, digestRhythms, usualDigest } from '../../../shared/api/digest.ts'
import type { DigestKind, DigestSettings } from '../../../shared/api/digest.ts'
import { digestApi } from '../../digest-api.ts'
import { Banner } from '../../design/banner.tsx'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { RadioGroup } from '../../design/radio-group.tsx'
import { Select } from '../../design/select.tsx'
import { showToast } from '../../design/toasts.tsx'
import { usePeopleMessage as useMessage } from '../../messages/use-message.tsx'
import styles from './digest.module.css'

type Hours = NonNullable<DigestSettings['quiet']>
const usualHours: Hours = usualDigest.quiet ?? { from: '20:00', to: '07:00' }
const hours = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`)
/** Also what was chosen otherwise than here. */
const optionsWith = (time: string) => [...new Set([...hours, time])].toSorted().map(id => ({ id, label: id }))

export function DigestForm({ initial }: { readonly initial: DigestSettings }) {
  const t = useMessage()
  const [rhythm, setRhythm] = useState(initial.rhythm)
  const [kinds, setKinds] = useState<readonly DigestKind[]>(initial.kinds)
  const [isQuiet, setQuiet] = useState(initial.quiet !== null)
  const [quiet, setHours] = useState(initial.quiet ?? usualHours)
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setPending(true)
    const answer = await digestApi.save({ rhythm, kinds: [...kinds], quiet: isQuiet ? quiet : null })
    setPending(false)
    setProblem(answer.ok ? null : answer.error.message || t('digest.failed'))
    if (answer.ok) showToast({ tone: 'ok', text: t('digest.saved') })
  }
  return (
    <form className={styles.form} onSubmit={event => void save(event)}>
      {problem !== null && <Banner tone="bad" isInset>{problem}</Banner>}
      <RadioGroup
        label={t('digest.rhythm')}
        value={rhythm}
        onChange={id => setRhythm(DigestRhythm.parse(id))}
        choices={digestRhythms.map(id => ({ id, label: t(`digest.rhythm-${id}`), note: t(`digest.rhythm-${id}-note`) }))}
      />
      {rhythm !== 'off' && (
        <>
          <fieldset className={styles.group}>
            <legend>{t('digest.kinds')}</legend>
            {digestKinds.map(kind => (
              <Checkbox key={kind} isSelected={kinds.includes(kind)} onChange={isOn => setKinds(isOn ? digestKinds.filter(each => each === kind || kinds.includes(each)) : kinds.filter(each => each !== kind))}>{t(`digest.kind-${kind}`)}</Checkbox>
            ))}
          </fieldset>
          <fieldset className={styles.group}>
            <legend>{t('digest.quiet')}</legend>
            <Checkbox isSelected={isQuiet} onChange={setQuiet}>{t('digest.quiet-hours')}</Checkbox>
            {isQuiet && (
              <>
                <div className={styles.hours}>
                  <Select label={t('digest.from')} options={optionsWith(quiet.from)} value={quiet.from} onChange={from => setHours({ ...quiet, from })} />
                  <Select label={t('digest.until')} options={optionsWith(quiet.to)} value={quiet.to} onChange={to => setHours({ ...quiet, to })} />
                </div>
                <p className={styles.note}>{t('digest.quiet-note')}</p>
              </>
            )}
          </fieldset>
        </>
      )}
      <div><Button type="submit" variant="primary" isPending={isPending}>{t('digest.save')}</Button></div>
    </form>
  )
}
