// A place to go to: within the workspace by the router that the shell gives to React Aria, outside by the browser.
import type { ReactNode } from 'react'
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components'
import buttonStyles from './button.module.css'
import { classNames } from './class-names.ts'
import styles from './link.module.css'

interface LinkProps extends Omit<AriaLinkProps, 'className' | 'children' | 'style'> {
  readonly href: string
  readonly children: ReactNode
  /** In running text, as the name of something in a list, or looking like a button. */
  readonly look?: 'text' | 'name' | 'button' | 'primary-button'
  readonly className?: string
}

export function Link({ look = 'text', className, children, ...props }: LinkProps) {
  return <AriaLink {...props} className={classNames(lookClass(look), className)}>{children}</AriaLink>
}

function lookClass(look: NonNullable<LinkProps['look']>): string {
  switch (look) {
    case 'text':
      return styles.text ?? ''
    case 'name':
      return styles.name ?? ''
    case 'button':
      return classNames(buttonStyles.button, buttonStyles.medium)
    case 'primary-button':
      return classNames(buttonStyles.button, buttonStyles.medium, buttonStyles.primary)
  }
}
