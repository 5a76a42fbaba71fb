// Finds options by their label and by the other words they are known by, ignoring case and accents.
import { useMemo } from 'react'
import { useFilter } from 'react-aria-components'
import { allOptions, type Options } from './option.ts'

/** For React Aria's `defaultFilter`, which knows an option only by its label. */
export function useOptionFilter(options: Options): (label: string, query: string) => boolean {
  const { contains } = useFilter({ sensitivity: 'base' })
  return useMemo(() => {
    const wordsByLabel = new Map(allOptions(options).map((option) => [option.label, `${option.label} ${option.searchText ?? ''}`]))
    return (label, query) => contains(wordsByLabel.get(label) ?? label, query.trim())
  }, [options, contains])
}
