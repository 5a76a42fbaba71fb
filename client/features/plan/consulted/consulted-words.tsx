// What stands at a place in the consulted version, what has changed there since, and the way from the one to the other.
import { FileClock } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ActionId } from '../../../../shared/ids.ts'
import type { TextReference } from '../../../../shared/schema/view.ts'
import { contentOfText } from '../../../../shared/schema/plain-content.ts'
import { asBlocks } from '../../../../shared/history/plan-difference.ts'
import type { Path } from '../../../../shared/schema/node.ts'
import { PastText } from '../../../editor/index.ts'
import { fieldId, placeOf } from '../places.ts'
import { usePlanReading } from '../plan-context.tsx'
import { TextDifference, ValueDifference } from '../proposals/difference.tsx'
import { ValueWords } from '../proposals/value-words.tsx'
import { useMessage } from '../use-message.ts'
import type { ConsultedHere } from './consulted-context.tsx'
import styles from './consulted.module.css'

type TextProps = { readonly here: ConsultedHere; readonly text: TextReference; readonly kind: 'title' | 'rich'; readonly name: string; readonly className?: string | undefined; readonly children: ReactNode }

export function TextWords({ here, text, kind, name, className, children }: TextProps) {
  const t = useMessage()
  if (kind === 'title') return here.isShown ? <span data-text="title" data-place={placeOf(text.path)} id={fieldId(text.path)}>{String(here.value ?? '') || t('plan.untitled')}</span> : children
  return (
    <>
      {here.isShown
        ? (
            <section data-text={kind} data-place={placeOf(text.path)} id={fieldId(text.path)} aria-label={t('consulted.of', { place: name, label: here.label })} className={className}>
              {here.value === undefined ? <p className={styles.nothing}>{t('consulted.nothing', { label: here.label })}</p> : <PastText content={asBlocks(here.value)} />}
            </section>
          )
        : children}
      <Changed here={here} name={name}>
        {!here.isShown && <TextDifference before={asBlocks(here.value)} after={asBlocks(contentOfText(kind, text.fragment))} isShort />}
      </Changed>
    </>
  )
}

type ValueProps = { readonly here: ConsultedHere; readonly place: Path; readonly name: string; readonly now: unknown; readonly isKept?: boolean; readonly children: ReactNode }

export function ValueHere({ here, place, name, now, isKept = false, children }: ValueProps) {
  const t = useMessage()
  const words = <ValueWords place={place} value={here.value} />
  return (
    <>
      {here.isShown && !isKept
        ? <section aria-label={t('consulted.of', { place: name, label: here.label })} className={styles.value}><span>{name}</span><p>{words}</p></section>
        : children}
      <Changed here={here} name={name}>
        {!here.isShown && <ValueDifference place={place} before={here.value} after={now} />}
        {here.isShown && isKept && <p>{t('consulted.was')} {words}</p>}
      </Changed>
    </>
  )
}

/** Under the title of an open card, where a heading has no room for it. */
export function TitleChanged({ here, id, name }: { readonly here: ConsultedHere; readonly id: ActionId; readonly name: string }) {
  const now = usePlanReading(plain => plain.actions[id]?.title)
  return <Changed here={here} name={name}>{!here.isShown && <TextDifference before={asBlocks(here.value)} after={asBlocks(now)} />}</Changed>
}

function Changed({ here, name, children }: { readonly here: ConsultedHere; readonly name: string; readonly children: ReactNode }) {
  const t = useMessage()
  return (
    <div className={styles.changed}>
      <p className={styles.line}>
        <FileClock aria-hidden />
        <span>{t(here.isShown ? 'consulted.shown' : 'consulted.changed', { label: here.label })}</span>
        <button type="button" data-tells className={styles.toggle} aria-label={t(here.isShown ? 'consulted.show-today-of' : 'consulted.show-consulted-of', { place: name, label: here.label })} onClick={here.toggle}>{t(here.isShown ? 'consulted.show-today' : 'consulted.show-consulted')}</button>
      </p>
      {children}
    </div>
  )
}
