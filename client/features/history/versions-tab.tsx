// How the plan stood: two versions beside each other as what differs, or one to look at, step by step if one likes.
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import type { MomentsAnswer } from '../../../shared/api/history.ts'
import { SegmentedControl } from '../../design/segmented-control.tsx'
import { historyApi } from '../../history-api.ts'
import { usePlan } from '../plan/index.ts'
import { AdoptedVersion } from './adopted-version.tsx'
import { Compared } from './compared.tsx'
import styles from './history.module.css'
import { Player } from './player.tsx'
import { useAsked } from './use-asked.ts'
import { useMessage } from './use-message.ts'
import { addressOfShown, shownIn } from './versions-address.ts'
import { Waiting } from './waiting.tsx'

export function VersionsTab() {
  const { id, party } = usePlan()
  const [named, setNamed] = useState(0)
  const asked = useAsked(`${id} ${named}`, () => historyApi.moments(id, party))
  return asked.state === 'there' ? <Versions moments={asked.value} onNamed={() => setNamed(before => before + 1)} /> : <Waiting asked={asked} />
}

function Versions({ moments: latest, onNamed }: { readonly moments: MomentsAnswer; readonly onNamed: () => void }) {
  const t = useMessage()
  const { id, party } = usePlan()
  const [address, setAddress] = useSearchParams()
  const isOne = shownIn(address) === 'version'
  // What is shown from here on has been seen; the page goes on saying since when until it is left, also where it asks anew.
  const [lastLook] = useState(latest.lastLook)
  const moments = useMemo(() => ({ ...latest, lastLook }), [latest, lastLook])
  useEffect(() => void historyApi.look(id, party, moments.seq), [id, party, moments.seq])
  return (
    <div className={styles.versions}>
      <AdoptedVersion />
      <SegmentedControl label={t('history.look-at')} value={isOne ? 'play' : 'compare'} onChange={next => setAddress(addressOfShown(next === 'play' ? 'version' : 'versions'))} segments={[{ id: 'compare', label: t('history.compare') }, { id: 'play', label: t('history.play') }]} />
      {isOne ? <Player moments={moments} onNamed={onNamed} /> : <Compared moments={moments} onNamed={onNamed} />}
    </div>
  )
}
