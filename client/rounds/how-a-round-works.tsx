// "How a round works", from wherever somebody may want to know: its page comes when it is asked for.
import { CircleHelp } from 'lucide-react'
import { Suspense, useState } from 'react'
import { Button } from '../design/button.tsx'
import { usePlanMessage as useMessage } from '../messages/use-message.tsx'
import { useCommands } from '../shell/commands.tsx'
import { lazily } from '../shell/lazily.tsx'

const HowDialog = lazily(async () => (await import('./how-dialog.tsx')).default)

/** @param isOnlyNamed found by its name alone: where there is no room for the button. */
export function HowARoundWorks({ isOnlyNamed = false }: { readonly isOnlyNamed?: boolean }) {
  const t = useMessage()
  const [isOpen, setOpen] = useState(false)
  useCommands([{ id: 'how a round works', label: t('round.how'), place: 'page', run: () => setOpen(true) }])
  return (
    <>
      {!isOnlyNamed && <Button size="small" variant="quiet" icon={<CircleHelp aria-hidden />} onPress={() => setOpen(true)}>{t('round.how')}</Button>}
      {isOpen && <Suspense fallback={null}><HowDialog onClose={() => setOpen(false)} /></Suspense>}
    </>
  )
}
