// What a version is called in lists.
import type { PlanVersion } from '../../../shared/api/history.ts'
import { formatDay, formatMoment } from '../../messages/formats.ts'
import type { Translate } from './use-message.ts'

export function versionName(t: Translate, { kind, at, name }: PlanVersion): string {
  const when = formatMoment(new Date(at))
  switch (kind) {
    case 'day':
      return t('history.version-day', { day: formatDay(at.slice(0, 10)) })
    case 'automatic':
      return t('history.version-automatic', { when })
    case 'named':
    case 'consultation':
    case 'adopted':
      return t(`history.version-${kind}`, { name: name ?? '', when })
  }
}
