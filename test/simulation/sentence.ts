// A step in words.
import type { Act, Step } from './steps.ts'

export function sentenceOf({ act, thenMs }: Step): string {
  return `${act.who} ${deed(act)}; ${thenMs} ms pass`
}

function deed(act: Act): string {
  if ('trick' in act) return act.trick
  if ('sideTrick' in act) return act.sideTrick
  const { does, ...details } = 'edit' in act ? act.edit : 'drafting' in act ? act.drafting : act
  const said = Object.entries(details).filter(([key]) => key !== 'who').map(([key, value]) => `${key} ${Array.isArray(value) ? value.join('/') : typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
  return [does, ...said].join(', ')
}
