// A quarter of a year, `2026-Q2`, out of those between two years: as exact as some dates may be.
import { formatQuarter } from '../messages/formats.ts'
import type { FieldTexts } from './field.tsx'
import type { OptionSection } from './option.ts'
import { Select, type Clearable, type SelectOpening } from './select.tsx'

interface QuarterFieldProps extends FieldTexts, SelectOpening {
  readonly value: string | null
  readonly fromYear: number
  readonly toYear: number
  readonly isDisabled?: boolean
}

export function QuarterField({ fromYear, toYear, ...props }: QuarterFieldProps & Clearable) {
  return <Select {...props} options={quartersBetween(fromYear, toYear)} />
}

export function quartersBetween(fromYear: number, toYear: number): readonly OptionSection[] {
  return Array.from({ length: Math.max(0, toYear - fromYear + 1) }, (_, index) => {
    const year = String(fromYear + index)
    const options = [1, 2, 3, 4].map((part) => ({ id: `${year}-Q${part}`, label: formatQuarter(`${year}-Q${part}`) }))
    return { id: year, label: year, options }
  })
}
