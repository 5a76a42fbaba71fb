// A few words about how something stands: "2 to fix", "Complete", "LIMITE". Not a control.
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './chip.module.css'
import { classNames } from './class-names.ts'
import { Mark } from './mark.tsx'
import type { Tone } from './tone.ts'

interface ChipProps {
  readonly tone?: Tone
  /** In place of the tone's own shape; null for none, where the words alone say it ("LIMITE"). */
  readonly icon?: ReactNode
  readonly children: ReactNode
}

export function Chip({ tone = 'neutral', icon, children }: ChipProps) {
  return (
    <span className={classNames(styles.chip, styles[tone])}>
      {icon === undefined ? shapeOf(tone) : icon}
      {children}
    </span>
  )
}

function shapeOf(tone: Tone): ReactNode {
  switch (tone) {
    case 'ok':
      return <Check aria-hidden />
    case 'warn':
    case 'bad':
      return <Mark tone={tone} size="small" />
    case 'accent':
    case 'neutral':
      return null
  }
}
