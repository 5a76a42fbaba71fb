// What one presses. A button that cannot be pressed for a reason a person can mend stays reachable and says the reason.
import { LoaderCircle } from 'lucide-react'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { classNames } from './class-names.ts'
import { Tooltip } from './tooltip.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link'
export type ButtonSize = 'small' | 'medium'

interface ButtonLook {
  readonly variant?: ButtonVariant
  readonly size?: ButtonSize
  readonly className?: string
  readonly ref?: Ref<HTMLButtonElement>
}

export interface ButtonProps extends ButtonLook, Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'ref'> {
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** As wide as what holds it. */
  readonly isWide?: boolean
  /** Why it cannot be pressed now, as a sentence: shown on hover and focus. */
  readonly disabledReason?: string | undefined
}

export function Button(given: ButtonProps) {
  const { variant = 'secondary', size = 'medium', icon, children, className, isWide, disabledReason, ...props } = given
  const names = classNames(styles.button, styles[variant], styles[size], isWide && styles.wide, className)
  const button = (
    <AriaButton {...props} {...blockedBy(disabledReason)} className={names}>
      <span className={classNames(styles.content, props.isPending && styles.pendingContent)}>{icon}{children}</span>
      {props.isPending && <span className={styles.spinner}><LoaderCircle aria-hidden /></span>}
    </AriaButton>
  )
  // Where there may be a reason at times the tip is always around it: a button that was drawn anew would lose the focus.
  return 'disabledReason' in given ? <Tooltip text={disabledReason}>{button}</Tooltip> : button
}

export interface IconButtonProps extends ButtonLook, Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label' | 'ref'> {
  readonly icon: ReactNode
  /** What it does: its name for screen readers, and the tooltip. */
  readonly label: string
  readonly disabledReason?: string | undefined
}

export function IconButton({ variant = 'quiet', size = 'medium', icon, label, className, disabledReason, ...props }: IconButtonProps) {
  const names = classNames(styles.button, styles.icon, styles[variant], styles[size], className)
  return (
    <Tooltip text={disabledReason ?? label}>
      <AriaButton {...props} {...blockedBy(disabledReason)} aria-label={label} className={names}>{icon}</AriaButton>
    </Tooltip>
  )
}

interface LightIconButtonProps extends Omit<ButtonLook, 'variant'>, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'className' | 'aria-label'> {
  readonly icon: ReactNode
  readonly label: string
}

/** An IconButton for where there are hundreds: the browser's own button, its tip shown by the one layer of name tips. */
export function LightIconButton({ size = 'small', icon, label, className, ...props }: LightIconButtonProps) {
  return (
    <button {...props} type="button" aria-label={label} data-name-tip={label} className={classNames(styles.button, styles.icon, styles.quiet, styles[size], className)}>
      {icon}
    </button>
  )
}

/** Not the native `disabled`, which would take the button out of reach of the keyboard and its reason with it. */
function blockedBy(reason: string | undefined): Partial<AriaButtonProps> {
  return reason === undefined ? {} : { 'aria-disabled': true, onPress: () => undefined, type: 'button' }
}
