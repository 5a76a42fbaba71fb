// Catches what breaks in a page while it is drawn or loaded, and says so in its place.
import { Component, type ReactNode } from 'react'
import { PageError } from './page-error.tsx'

interface ErrorBoundaryProps {
  /** Nothing of the frame is left around it. */
  readonly isWhole?: boolean
  readonly children: ReactNode
}

interface Caught {
  readonly caught: { readonly error: unknown } | null
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, Caught> {
  override state: Caught = { caught: null }

  static getDerivedStateFromError(error: unknown): Caught {
    return { caught: { error } }
  }

  override render(): ReactNode {
    const { caught } = this.state
    return caught === null ? this.props.children : <PageError error={caught.error} isWhole={this.props.isWhole ?? false} />
  }
}
