// Parts of a page that come when they are first needed. One that does not come, without a connection or after an update, says so in
// its place and takes nothing else of the page with it.
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { useMessage } from '../messages/use-message.tsx'

export const lazily = <Props,>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(() => load().then(loaded => ({ default: loaded }), () => ({ default: NotLoaded as ComponentType<Props> })))

/** What nobody looks at on the page leaves no trace. */
export const lazilyOrNothing = <Props,>(load: () => Promise<ComponentType<Props>>): LazyExoticComponent<ComponentType<Props>> =>
  lazy(() => load().then(loaded => ({ default: loaded }), () => ({ default: Nothing as ComponentType<Props> })))

function NotLoaded() {
  const t = useMessage()
  return <p role="alert">{t('shell.part-not-loaded')}</p>
}

const Nothing = () => null
