// Comments and proposals of one round only. Where there was none, or the reader is told of none, there is nothing to choose.
import type { RoundFilter } from '../../../rounds/index.ts'
import { PlainSelect } from '../../../design/plain-select.tsx'
import { useRounds } from '../../../rounds/index.ts'
import { useMessage } from '../use-message.ts'

export const useRoundsHere = () => useRounds().known?.rounds ?? none
const none: readonly never[] = []

type RoundChoiceProps = { readonly value: RoundFilter; readonly onChange: (chosen: RoundFilter) => void }

export function RoundChoice({ value, onChange }: RoundChoiceProps) {
  const t = useMessage()
  const rounds = useRoundsHere()
  if (rounds.length === 0) return null
  const options = [
    { id: 'any', label: t('comments.round-any') },
    ...rounds.toSorted((one, other) => other.number - one.number).map(({ number }) => ({ id: String(number), label: t('comments.round', { number }) })),
    { id: 'between', label: t('comments.round-between') },
  ]
  return <PlainSelect label={t('comments.round-filter')} options={options} value={String(value)} onChange={id => onChange(id === 'any' || id === 'between' ? id : Number(id))} />
}
