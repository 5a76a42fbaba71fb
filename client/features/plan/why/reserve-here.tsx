// From a field to the answer that puts a reserve on it, for whoever answers for a Member State while a round is open.
import type { Path } from '../../../../shared/schema/node.ts'
import { answersOpenTo, stillAsked } from '../../../../shared/workflow/positions.ts'
import { Link } from '../../../design/link.tsx'
import { useRounds } from '../../../rounds/index.ts'
import { placeOf } from '../places.ts'
import { usePlan } from '../plan-context.tsx'
import { useMessage } from '../use-message.ts'

export function ReserveHere({ path }: { readonly path: Path }) {
  const t = useMessage()
  const { id, party, facts, may } = usePlan()
  const round = useRounds().known?.rounds[0]
  const isContent = path[0] === 'aim' || path[0] === 'goals' || path[0] === 'actions'
  if (!isContent || round === undefined || round.closedAt !== null || !stillAsked(round.asked, facts).includes(party)) return null
  if (!answersOpenTo(party).includes('reserve') || !may({ writtenBy: 'position', party })) return null
  // Of a field it stands on the whole, however deep the row in it.
  return <p><Link href={`/plans/${id}/round?reserve=${encodeURIComponent(placeOf(path.slice(0, 3)))}`}>{t('round.on-this')}</Link></p>
}
