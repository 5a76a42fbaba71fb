// What can be done with a deadline: copying a message about it, and adding it to a calendar.
import { CalendarPlus, Copy } from 'lucide-react'
import { Suspense, useState, type RefObject } from 'react'
import type { IsoDay } from '../../shared/schema/values.ts'
import { OpenMenu } from '../design/menu.tsx'
import { showToast } from '../design/toasts.tsx'
import { PassingOnMessages } from '../messages/messages-provider.tsx'
import { usePassingOnMessage as useMessage } from '../messages/use-message.tsx'
import { copyText } from '../shell/copy-text.ts'
import { lazily } from '../shell/lazily.tsx'
import { calendarFile } from './calendar-api.ts'
import { letterText } from './letter-text.ts'
import { fileNameOf, type Matter } from './matter.ts'

const DayDialog = lazily(async () => (await import('./day-dialog.tsx')).default)
const TextDialog = lazily(async () => (await import('./text-dialog.tsx')).default)

interface ChoicesProps {
  readonly about: string
  readonly matter: Matter
  readonly beside: RefObject<HTMLElement | null>
  readonly isOpen: boolean
  readonly onClose: () => void
}

export default function PassOnChoices(props: ChoicesProps) {
  return <PassingOnMessages><Choices {...props} /></PassingOnMessages>
}

function Choices({ about, matter, beside, isOpen, onClose }: ChoicesProps) {
  const t = useMessage()
  const [toCopy, setToCopy] = useState<string | null>(null)
  const [isAskingDay, setAskingDay] = useState(false)
  const hasDeadline = matter.deadline !== null
  const copy = async (): Promise<void> => {
    const text = await letterText(t, matter, location.origin)
    if (await copyText(text)) showToast({ tone: 'ok', text: t('pass.copied') })
    else setToCopy(text)
  }
  const save = async (on: IsoDay | null): Promise<void> => {
    setAskingDay(false)
    const file = await calendarFile(matter, on)
    if (file === null) return void showToast({ tone: 'bad', text: t('pass.failed') })
    // With what makes other files.
    const { download } = await import('../features/exports/index.ts')
    download({ name: fileNameOf(matter), blob: file })
    showToast({ tone: 'ok', text: t('pass.saved') })
  }
  return (
    <>
      {isOpen && (
        <OpenMenu
          label={t('design.choices')}
          of={about}
          triggerRef={beside}
          onClose={onClose}
          groups={[{
            id: 'pass-on',
            entries: [
              { id: 'copy', label: t('pass.copy'), icon: <Copy />, onAction: () => void copy() },
              { id: 'calendar', label: t(hasDeadline ? 'pass.calendar' : 'pass.calendar-day'), icon: <CalendarPlus />, onAction: () => { if (hasDeadline) void save(null); else setAskingDay(true) } },
            ],
          }]}
        />
      )}
      {isAskingDay && <Suspense fallback={null}><DayDialog onDay={day => void save(day)} onClose={() => setAskingDay(false)} /></Suspense>}
      {toCopy !== null && <Suspense fallback={null}><TextDialog text={toCopy} onClose={() => setToCopy(null)} /></Suspense>}
    </>
  )
}
