// A button beside a round or a request. There may be a hundred of them, so what it opens comes when it is pressed, with its words.
import { Forward } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { LightIconButton } from '../design/button.tsx'
import { useMessage } from '../messages/use-message.tsx'
import { lazily } from '../shell/lazily.tsx'
import type { Matter } from './matter.ts'

const PassOnChoices = lazily(async () => (await import('./pass-on-choices.tsx')).default)

/** @param about what it stands beside. */
export function PassOn({ about, matter }: { readonly about: string; readonly matter: Matter }) {
  const t = useMessage()
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [wasOpened, setOpened] = useState(false)
  const open = (): void => {
    setOpened(true)
    setOpen(true)
  }
  return (
    <>
      <LightIconButton
        ref={button}
        icon={<Forward aria-hidden />}
        label={t('shell.take-along', { about })}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={open}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown' || event.altKey) return
          event.preventDefault()
          open()
        }}
      />
      {wasOpened && <Suspense fallback={null}><PassOnChoices about={about} matter={matter} beside={button} isOpen={isOpen} onClose={() => setOpen(false)} /></Suspense>}
    </>
  )
}
