// What a list to choose from is made of, the same for Select, ComboBox and MultiComboBox.
import type { ReactNode } from 'react'

export interface Option {
  readonly id: string
  readonly label: string
  /** Stands before the label: a delegation's code. */
  readonly lead?: ReactNode
  /** What the lead shows, for those who hear the list: "France, FR". */
  readonly code?: string
  /** A second, fainter line. */
  readonly note?: string
  /** Other words by which it is found: code, names in other languages. */
  readonly searchText?: string
  /** Why it cannot be chosen, as a sentence; shown under the label. */
  readonly disabledReason?: string
}

export interface OptionSection {
  readonly id: string
  readonly label: string
  readonly options: readonly Option[]
}

/** Grouped under headings or not; what stands before the groups belongs to none. */
export type Options = readonly (Option | OptionSection)[]

export function isSection(entry: Option | OptionSection): entry is OptionSection {
  return 'options' in entry
}

export function allOptions(options: Options): readonly Option[] {
  return options.flatMap((entry) => (isSection(entry) ? entry.options : [entry]))
}

export function optionWith(options: Options, id: string | null): Option | undefined {
  return id === null ? undefined : allOptions(options).find((option) => option.id === id)
}
