// One readable table: what was measured, and what came out.

export type Row = readonly [what: string, result: string]
export type Section = { readonly title: string; readonly rows: readonly Row[] }

export function tableOf(sections: readonly Section[]): string {
  const width = Math.max(...sections.flatMap(({ rows }) => rows.map(([what]) => what.length)))
  return sections
    .map(({ title, rows }) => [title, '-'.repeat(title.length), ...rows.map(([what, result]) => `${what.padEnd(width)}  ${result}`)].join('\n'))
    .join('\n\n')
}

export const milliseconds = (value: number): string => (Number.isFinite(value) ? `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms` : 'not measured')
export const microseconds = (valueMs: number): string => `${(valueMs * 1000).toFixed(valueMs < 0.01 ? 1 : 0)} µs`
export const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`
export const kibibytes = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`
export const perSecond = (count: number, seconds: number): string => `${(count / seconds).toFixed(0)} a second`
