// A few words on hover and focus about the control inside. Never the only place where something is said.
import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components'
import styles from './tooltip.module.css'

interface TooltipProps {
  /** None: there is nothing to say now. */
  readonly text: string | undefined
  /** A control of React Aria: a Button, a Link. */
  readonly children: ReactElement
}

export function Tooltip({ text, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={100} isDisabled={text === undefined}>
      {children}
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>{text}</AriaTooltip>
    </TooltipTrigger>
  )
}
