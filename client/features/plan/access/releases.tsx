// To whom the plan is released, what for and until when; and for whoever speaks for the driver the act that records it.
import { useMemo, useRef, useState } from 'react'
import { PartyId } from '../../../../shared/ids.ts'
import { mayBeReleasedTo } from '../../../../shared/mandates/release.ts'
import { Button } from '../../../design/button.tsx'
import { ComboBox } from '../../../design/combo-box.tsx'
import { DateField } from '../../../design/date-field.tsx'
import { PartyCode } from '../../../design/party-code.tsx'
import { TextField } from '../../../design/text-field.tsx'
import { useMessage } from '../use-message.ts'
import { plansApi } from '../../../plans-api.ts'
import { partyLabel } from '../../../shell/party-label.ts'
import { usePlan } from '../plan-context.tsx'
import styles from './access.module.css'
import { endOfDay, untilLabel } from '../../../shell/moments.ts'
import { partyChoice } from '../../../shell/party-choice.tsx'
import { useAct, type Act } from './use-act.ts'

export function Releases() {
  const t = useMessage()
  const { id, record, facts, may } = usePlan()
  const heading = useRef<HTMLHeadingElement>(null)
  const act = useAct(heading)
  const mayRelease = may({ writtenBy: 'releasing' })
  const running = (record.releases ?? []).filter(({ party }) => facts.releasedTo.has(party))
  return (
    <section className={styles.section} aria-labelledby="access-releases">
      <h3 id="access-releases" ref={heading} tabIndex={-1}>{t('access.releases')}</h3>
      <p>{t('access.releases-note')}</p>
      {running.length === 0 && <p className={styles.none}>{t('access.no-releases')}</p>}
      <ul className={styles.loans}>
        {running.map(({ party, purpose, until }) => (
          <li key={party}>
            <PartyCode {...partyLabel(party)} />
            <span>{t('access.release-line', { party: partyLabel(party).name, purpose, until: untilLabel(until) })}</span>
            {mayRelease && <Button size="small" onPress={() => void act.run(() => plansApi.endRelease(id, party), t('access.told-release-ended', { party: partyLabel(party).name }))}>{t('access.end-release')}</Button>}
          </li>
        ))}
      </ul>
      {mayRelease ? <ReleaseForm act={act} /> : facts.driver !== null && <p>{t('access.who-releases', { driver: partyLabel(facts.driver).name })}</p>}
      {act.problem !== null && <p role="alert" className={styles.error}>{act.problem}</p>}
    </section>
  )
}

function ReleaseForm({ act }: { readonly act: Act }) {
  const t = useMessage()
  const { id } = usePlan()
  const [party, setParty] = useState<string | null>(null)
  const [purpose, setPurpose] = useState('')
  const [day, setDay] = useState<string | null>(null)
  // The same list while nothing changes: a new one would close the field that is being searched.
  const outsiders = useMemo(() => partyChoice(other => (mayBeReleasedTo(other) ? null : t('release/not-outside'))), [t])
  const release = (): void => {
    if (party === null || day === null || purpose.trim() === '') return act.say(t('access.release-incomplete'))
    void act.run(async () => {
      const answer = await plansApi.release(id, { party: PartyId.parse(party), purpose, until: endOfDay(day) })
      if (answer.ok) {
        setParty(null)
        setPurpose('')
      }
      return answer
    }, t('access.told-released', { party: partyLabel(PartyId.parse(party)).name, until: untilLabel(endOfDay(day)) }))
  }
  return (
    <div className={styles.form}>
      <ComboBox label={t('access.release-to')} options={outsiders} value={party} onChange={setParty} />
      <TextField label={t('access.purpose')} value={purpose} maxLength={200} onChange={setPurpose} />
      <DateField label={t('access.until')} value={day} onChange={setDay} />
      <Button isPending={act.isPending} onPress={release}>{t('access.release')}</Button>
    </div>
  )
}
