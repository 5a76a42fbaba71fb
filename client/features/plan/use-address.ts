// Goes where the address points once the plan is shown: `#goal-3`, or `#action-<id>`, whose card opens.
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { ActionId } from '../../../shared/ids.ts'
import { goToGoal } from '../../shell/goal-address.ts'
import { goToField } from './places.ts'

const actionPrefix = '#action-'

export function useAddress(): void {
  const { hash, key } = useLocation()
  useEffect(() => {
    const action = hash.startsWith(actionPrefix) ? ActionId.safeParse(hash.slice(actionPrefix.length)) : null
    if (action?.success === true) return goToField(['actions', action.data])
    goToGoal(hash)
  // The same address chosen again goes there again.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [hash, key])
}
