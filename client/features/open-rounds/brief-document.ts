// A brief as what it says, in order: the page draws it, and the clipboard is given it as plain text and with its look.
import type { BriefAction, OwnService, RoundBrief } from '../../../shared/api/open-rounds.ts'
import { fileWord } from '../../../shared/exports/file-words.ts'
import { versionOf } from '../../../shared/exports/version.ts'
import type { PlanId } from '../../../shared/ids.ts'
import { brusselsText } from '../../../shared/workflow/brussels-time.ts'
import type { RoundAnswer } from '../../../shared/workflow/positions.ts'
import { contributionKindLabels, markingLabels, markings } from '../../../shared/vocabularies/vocabularies.ts'
import type { Marking } from '../../../shared/vocabularies/vocabularies.ts'
import { formatDay, formatDays } from '../../messages/formats.ts'
import type { Translate } from './use-message.ts'

type ActionPart = { readonly heading: string; readonly lines: readonly string[]; readonly texts: readonly { readonly label: string; readonly text: string }[] }
type Group = { readonly heading: string; readonly actions: readonly ActionPart[]; /** Said where there is none. */ readonly none: string | null }
type Section = { readonly plan: PlanId; readonly heading: string; readonly marking: string; readonly lines: readonly string[]; readonly aim: { readonly label: string; readonly text: string } | null; readonly groups: readonly Group[] }
/** `above`: what stands over it wherever it goes, its marking first. */
export type BriefDocument = { readonly heading: string; readonly marking: string; readonly above: string; readonly sections: readonly Section[] }

type Of = {
  readonly delegation: string
  /** Null: for the whole delegation. */
  readonly service: Pick<OwnService, 'name'> | null
  readonly answers: readonly RoundAnswer[]
  readonly planOf: (plan: PlanId) => string
  /** Of the workspace: `https://…`. */
  readonly origin: string
}

/** The strictest of them. */
export const markingOf = (briefs: readonly Pick<RoundBrief, 'marking'>[]): Marking =>
  briefs.map(({ marking }) => marking).reduce<Marking>((one, other) => (markings.indexOf(other) > markings.indexOf(one) ? other : one), 'public')

export function briefDocument(t: Translate, briefs: readonly RoundBrief[], of: Of): BriefDocument {
  const marking = markingLabels[markingOf(briefs)]
  return {
    heading: of.service === null ? t('brief.heading-whole', { delegation: of.delegation }) : t('brief.heading', { service: of.service.name }),
    marking,
    above: briefs.some(({ isSample }) => isSample) ? `${marking} · ${fileWord('file/sample')}` : marking,
    sections: briefs.map(brief => sectionOf(t, brief, of)),
  }
}

function sectionOf(t: Translate, brief: RoundBrief, of: Of): Section {
  const { plan, round, label, contentHash, deadline, silence, marking, aim, kind } = brief
  return {
    plan,
    heading: of.planOf(plan),
    marking: markingLabels[marking],
    lines: [
      t(kind === 'amendment' ? 'brief.asked-amendment' : 'brief.asked', { delegation: of.delegation, label, version: versionOf(contentHash), round }),
      t('brief.wanted'),
      t('brief.deadline', { moment: brusselsText(new Date(deadline)) }),
      t('brief.open-to-us', { answers: of.answers.map(answer => t(`round.answer-${answer}`)).join('; ') }),
      t(`brief.silence-${silence}`),
      t('brief.link', { address: `${of.origin}/plans/${plan}/round` }),
    ],
    aim: aim === '' ? null : { label: t('brief.aim'), text: aim },
    groups: groupsOf(t, brief, of),
  }
}

/** Those in which the plan names the service, and those in which it names none: somebody has to look at them. */
function groupsOf(t: Translate, { actions }: RoundBrief, { service, delegation }: Of): readonly Group[] {
  const drawn = (all: readonly BriefAction[]): readonly ActionPart[] => all.map(action => partOf(t, action))
  if (service === null) return [{ heading: t('brief.our-actions'), actions: drawn(actions), none: actions.length === 0 ? t('brief.no-actions', { delegation }) : null }]
  const theirs = actions.filter(action => action.service !== null && names(action.service, service.name))
  const unnamed = actions.filter(action => action.service === null)
  return [
    { heading: t('brief.our-actions'), actions: drawn(theirs), none: theirs.length === 0 ? t('brief.none-of-service', { service: service.name }) : null },
    ...(unnamed.length === 0 ? [] : [{ heading: t('brief.unnamed'), actions: drawn(unnamed), none: null }]),
  ]
}

/** A plan names a service in words of its own: "Guardia di Finanza, II Reparto". */
const names = (words: string, service: string): boolean => words.toLocaleLowerCase('en').includes(service.toLocaleLowerCase('en'))

function partOf(t: Translate, { number, reference, title, parts, service, from, to, contributions, hasChanged, description, expectedResult }: BriefAction): ActionPart {
  const dates = from !== null && to !== null ? formatDays(from, to) : from ?? to
  return {
    heading: [number ?? '', title === '' ? t('plan.untitled') : title, reference === null ? '' : `(${reference})`].filter(Boolean).join(' '),
    lines: [
      t('brief.our-part', { parts: parts.map(part => t(`brief.part-${part}`)).join(', ') }),
      ...(service === null ? [] : [t('brief.service', { service })]),
      ...(dates === null ? [] : [t('brief.dates', { dates: formatDay(dates) })]),
      ...contributions.map(({ kind, words }) => t('brief.contribution', { kind: contributionKindLabels[kind], words })),
      ...(hasChanged ? [t('brief.changed')] : []),
    ],
    texts: [{ label: t('brief.description'), text: description }, { label: t('brief.result'), text: expectedResult }].filter(({ text }) => text !== ''),
  }
}

/** For a mail that has no look. */
export function plainTextOf({ heading, above, sections }: BriefDocument): string {
  const textOf = ({ label, text }: { readonly label: string; readonly text: string }): string => `${label}:\n${text}`
  const actionOf = (action: ActionPart): string => [action.heading, ...action.lines, ...action.texts.map(textOf)].join('\n')
  const groupOf = (group: Group): string => [group.heading.toUpperCase(), ...(group.none === null ? [] : [group.none]), ...group.actions.map(actionOf)].join('\n\n')
  const sectionText = (section: Section): string => [`${section.heading}\n${section.marking}`, section.lines.join('\n'), ...(section.aim === null ? [] : [textOf(section.aim)]), ...section.groups.map(groupOf)].join('\n\n')
  return `${[`${above}\n${heading}`, ...sections.map(sectionText)].join('\n\n--------\n\n')}\n`
}

/** For Word and Outlook: headings, paragraphs and lists, and no more. */
export function htmlOf({ heading, above, sections }: BriefDocument): string {
  const paragraph = (text: string): string => `<p>${escaped(text)}</p>`
  const textOf = ({ label, text }: { readonly label: string; readonly text: string }): string => `<p><b>${escaped(label)}</b><br>${escaped(text)}</p>`
  const listOf = (lines: readonly string[]): string => `<ul>${lines.map(line => `<li>${escaped(line)}</li>`).join('')}</ul>`
  const actionOf = (action: ActionPart): string => `<h4>${escaped(action.heading)}</h4>${listOf(action.lines)}${action.texts.map(textOf).join('')}`
  const groupOf = (group: Group): string => `<h3>${escaped(group.heading)}</h3>${group.none === null ? '' : paragraph(group.none)}${group.actions.map(actionOf).join('')}`
  const sectionText = (section: Section): string => `<h2>${escaped(section.heading)}</h2><p><b>${escaped(section.marking)}</b></p>${listOf(section.lines)}${section.aim === null ? '' : textOf(section.aim)}${section.groups.map(groupOf).join('')}`
  return `<meta charset="utf-8"><div style="font:11pt Calibri,sans-serif"><p><b>${escaped(above)}</b></p><h1>${escaped(heading)}</h1>${sections.map(sectionText).join('')}</div>`
}

const signs: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '<br>' }
const escaped = (text: string): string => text.replace(/[&<>"\n]/g, sign => signs[sign] ?? sign)
