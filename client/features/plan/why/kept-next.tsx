// Beside words that were not taken: what their author may lawfully do about it, and why at length.
import type { Path } from '../../../../shared/schema/node.ts'
import { Button } from '../../../design/button.tsx'
import { useMessage } from '../use-message.ts'
import { usePlanReading } from '../plan-context.tsx'
import { goToField } from '../places.ts'
import { usePropose } from '../proposals/proposals-context.tsx'
import { askWhy } from './ask-why.ts'
import { NextSteps } from './next-steps.tsx'
import { isProposable, useWhyAt } from './plan-why.tsx'

export function KeptNext({ path }: { readonly path: Path }) {
  const t = useMessage()
  const whyAt = useWhyAt()
  const onPropose = usePropose()
  // What opens the field again may come from somebody else.
  usePlanReading(plain => plain)
  const why = whyAt(path)
  if (why === null) return null
  const propose = (): void => {
    goToField(path)
    onPropose?.(path)
  }
  return (
    <>
      <Button size="small" variant="quiet" aria-haspopup="dialog" onPress={({ target }) => target instanceof HTMLElement && askWhy(path, target)}>{t('why.open')}</Button>
      {onPropose !== null && isProposable(path) && <Button size="small" onPress={propose}>{t('proposals.instead')}</Button>}
      <NextSteps steps={why.steps} />
    </>
  )
}
