// A small menu beside a round or a request. Until it is opened there is only its button: there may be a hundred of them.
import { CalendarPlus, Copy, Forward } from 'lucide-react'
import { Suspense, useState } from 'react'
import { LightMenu } from '../design/menu.tsx'
import { showToast } from '../design/toasts.tsx'
import { usePassingOnMessage as useMessage } from '../messages/use-message.tsx'
import { copyText } from '../shell/copy-text.ts'
import { lazily } from '../shell/lazily.tsx'
import type { IsoDay } from '../../shared/schema/values.ts'
import type { CalendarRequest } from './calendar-api.ts'
import { letterText, type Letter } from './letter.ts'

const DayDialog = lazily(async () => (await import('./day-dialog.tsx')).default)
const TextDialog = lazily(async () => (await import('./text-dialog.tsx')).default)

interface PassOnProps {
  /** What it stands beside. */
  readonly about: string
  readonly letter: () => Promise<Letter>
  readonly calendar: CalendarRequest
  /** Whether there is a deadline; else the day is asked for. */
  readonly hasDeadline: boolean
  readonly fileName: string
}

export function PassOn({ about, letter, calendar, hasDeadline, fileName }: PassOnProps) {
  const t = useMessage()
  const [toCopy, setToCopy] = useState<string | null>(null)
  const [isAskingDay, setAskingDay] = useState(false)
  const copy = async (): Promise<void> => {
    const text = letterText(t, await letter(), location.origin)
    if (await copyText(text)) showToast({ tone: 'ok', text: t('pass.copied') })
    else setToCopy(text)
  }
  const save = async (on: IsoDay | null): Promise<void> => {
    setAskingDay(false)
    const file = await calendar(on)
    if (file === null) return void showToast({ tone: 'bad', text: t('pass.failed') })
    // Comes when it is needed, with what makes other files.
    const { download } = await import('../features/exports/index.ts')
    download({ name: fileName, blob: file })
    showToast({ tone: 'ok', text: t('pass.saved') })
  }
  return (
    <>
      <LightMenu
        label={t('pass.on', { about })}
        icon={<Forward aria-hidden />}
        groups={() => [{
          id: 'pass-on',
          entries: [
            { id: 'copy', label: t('pass.copy'), icon: <Copy />, onAction: () => void copy() },
            { id: 'calendar', label: t(hasDeadline ? 'pass.calendar' : 'pass.calendar-day'), icon: <CalendarPlus />, onAction: () => { if (hasDeadline) void save(null); else setAskingDay(true) } },
          ],
        }]}
      />
      {isAskingDay && <Suspense fallback={null}><DayDialog onDay={day => void save(day)} onClose={() => setAskingDay(false)} /></Suspense>}
      {toCopy !== null && <Suspense fallback={null}><TextDialog text={toCopy} onClose={() => setToCopy(null)} /></Suspense>}
    </>
  )
}
