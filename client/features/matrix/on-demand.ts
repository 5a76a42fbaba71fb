// What the matrix shows only when asked: it comes with the first asking, so that opening the matrix does not wait for it.
export { CellSheet } from './cell-sheet.tsx'
export { ComparisonLine } from './comparison-line.tsx'
export { FilterChips } from './filter-chips.tsx'
export { FilterPanel } from './filter-panel.tsx'
export { OverlapsSheet } from './overlaps-sheet.tsx'
