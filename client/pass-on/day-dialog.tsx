// On which day to deal with something that has no deadline.
import { useState } from 'react'
import { IsoDay } from '../../shared/schema/values.ts'
import { inBrussels } from '../../shared/workflow/brussels-time.ts'
import { Button } from '../design/button.tsx'
import { DateField } from '../design/date-field.tsx'
import { Dialog } from '../design/dialog.tsx'
import { usePassingOnMessage as useMessage } from '../messages/use-message.tsx'

const usualDays = 7
const dayIn = (days: number): string => inBrussels(new Date(Date.now() + days * 86_400_000)).day

export default function DayDialog({ onDay, onClose }: { readonly onDay: (day: IsoDay) => void; readonly onClose: () => void }) {
  const t = useMessage()
  const [day, setDay] = useState<string | null>(() => dayIn(usualDays))
  const [wasTried, setTried] = useState(false)
  const add = (): void => {
    const chosen = IsoDay.safeParse(day)
    if (chosen.success) onDay(chosen.data)
    else setTried(true)
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('pass.calendar')} actions={<><Button onPress={onClose}>{t('design.cancel')}</Button><Button variant="primary" onPress={add}>{t('pass.add')}</Button></>}>
      <p>{t('pass.no-deadline')}</p>
      <DateField label={t('pass.day')} value={day} onChange={setDay} min={dayIn(0)} error={wasTried && day === null ? t('pass.day-missing') : null} />
    </Dialog>
  )
}
