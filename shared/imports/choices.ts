// Words of the closed lists as people write them: kinds, levers, channels, and the goals of the cycle.
import type { GoalId } from '../ids.ts'
import { actionKindLabels, actionKinds, channelLabels, channels, leverLevels, leverNatures, leverStances } from '../vocabularies/vocabularies.ts'
import type { ActionKind, Channel, LeverLevel, LeverNature, LeverStance } from '../vocabularies/vocabularies.ts'
import { spelt } from './spelling.ts'

export type GoalOfCycle = { readonly id: GoalId; readonly number: number; readonly code: string; readonly title: string }

const kindWords: readonly (readonly [RegExp, ActionKind])[] = [
  [/\bjads?\b|\b(?:joint )?action days?\b/, 'jad'],
  [/\bcyber ?patrol/, 'cyber-patrol'],
  [/\bfinancial\b|\basset recovery\b|\bmoney laundering\b/, 'financial-investigation'],
  [/\bjoint investigation|\bjits?\b/, 'joint-investigation'],
  [/\bintelligence\b|\banalys[ie]s\b|\bthreat assessment\b/, 'intelligence-picture'],
  [/\btraining|\bcourse|\bseminar|\bwebinar/, 'training'],
  [/\bprevent|\bawareness\b/, 'prevention'],
  [/\bcapacity\b/, 'capacity-building'],
  [/\bnon eu\b|\bthird countr|\bexternal\b|\binternational cooperation\b/, 'external-cooperation'],
  [/\bmeeting|\bconference|\bworkshop/, 'meeting'],
  [/\boperation|\binvestigation|\benforcement\b/, 'operational-action'],
]

export function kindIn(cell: string): ActionKind | null {
  const words = spelt(cell.slice(0, 200))
  return actionKinds.find(kind => spelt(actionKindLabels[kind]) === words || spelt(kind) === words) ?? kindWords.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

export function channelIn(cell: string): Channel | null {
  const words = ` ${spelt(cell.slice(0, 200))} `
  return channels.find(channel => words.includes(` ${channel} `) || spelt(channelLabels[channel]) === words.trim())
    ?? (/ platform for experts /.test(words) ? 'epe' : / information system /.test(words) ? 'eis' : / meetings? /.test(words) ? 'meeting' : null)
}

export type LeversRead = { readonly nature?: LeverNature; readonly stance?: LeverStance; readonly level?: LeverLevel }

/** Each lever that is named by itself; null where none is. "Preventive and repressive" names neither. */
export function leversIn(cell: string): LeversRead | null {
  const words = spelt(cell.slice(0, 200))
  const only = <T extends string>(levers: readonly T[]): T | undefined => {
    const named = levers.filter(lever => new RegExp(`\\b${lever.slice(0, -3)}`).test(words))
    return named.length === 1 ? named[0] : undefined
  }
  const [nature, stance, level] = [only(leverNatures), only(leverStances), only(leverLevels)]
  if (nature === undefined && stance === undefined && level === undefined) return null
  return { ...(nature === undefined ? {} : { nature }), ...(stance === undefined ? {} : { stance }), ...(level === undefined ? {} : { level }) }
}

/** The goals that a cell names, the main one first; `unknown`: the part that names none. */
export type GoalsRead = { readonly goals: readonly GoalId[]; readonly unknown: string | null }

export function goalsIn(cell: string, goals: readonly GoalOfCycle[]): GoalsRead {
  const whole = goalIn(cell, goals)
  if (whole !== null) return { goals: [whole], unknown: null }
  const parts = cell.split(/[;,\n/&]|\sand\s/).filter(part => spelt(part) !== '').slice(0, 20)
  const named = parts.map(part => goalIn(part, goals))
  const unknown = parts.find((_, index) => named[index] === null) ?? (parts.length === 0 ? cell : null)
  return { goals: [...new Set(named.filter(goal => goal !== null))], unknown: unknown?.trim() ?? null }
}

/** By its number ("2", "Goal 2", "2.4"), its code, or its title, also where more stands behind them. */
function goalIn(part: string, goals: readonly GoalOfCycle[]): GoalId | null {
  const words = spelt(part.slice(0, 300))
  const number = /^(?:(?:main |strategic |horizontal )*goal|chsg|cshg|sg|hsg|g|no|nr)? ?(\d{1,2})(?: \d{1,2})?(?= \D|$)/.exec(words)
  const byNumber = number === null ? undefined : goals.find(goal => goal.number === Number(number[1]))
  const byName = goals.find(goal => spelt(goal.code) === words || spelt(goal.title) === words || (words.length > 5 && spelt(goal.title).startsWith(words)))
    ?? goals.find(goal => ` ${words} `.includes(` ${spelt(goal.title)} `) || words.startsWith(`${spelt(goal.code)} `))
  return (byName ?? byNumber)?.id ?? null
}
