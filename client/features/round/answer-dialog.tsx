// An answer to a round: for one's own delegation, or one that another gave in writing.
import { Plus, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { z } from 'zod'
import type { AnswerBody, RoundView } from '../../../shared/api/rounds.ts'
import { longestComment } from '../../../shared/documents/threads.ts'
import type { PartyId } from '../../../shared/ids.ts'
import { answersOpenTo, isReserve, liftsReserves, needsRemarks, RoundAnswer } from '../../../shared/workflow/positions.ts'
import { announce } from '../../design/announcer.ts'
import { Button, IconButton } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { RadioGroup } from '../../design/radio-group.tsx'
import { TextField } from '../../design/text-field.tsx'
import { showToast } from '../../design/toasts.tsx'
import { useFocusWrong } from '../../design/use-focus-wrong.ts'
import { usePlanMessage as useMessage } from '../../messages/use-message.tsx'
import { roundsApi, useRounds } from '../../rounds/index.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlaceName, usePlan } from '../plan/index.ts'
import { PlaceChoice } from './place-choice.tsx'
import { placeOfKey } from './reserve-places.ts'
import { standing, type RoundRow } from './round-rows.ts'
import styles from './round.module.css'

type Drafted = { readonly key: number; readonly place: readonly string[] | null; readonly words: string }
type Problem = { readonly field: string; readonly message: string }

const placeField = ({ key }: Pick<Drafted, 'key'>): string => `place of ${key}`
const wordsField = ({ key }: Pick<Drafted, 'key'>): string => `words of ${key}`

type DialogProps = {
  readonly of: PartyId
  readonly round: RoundView
  readonly row: RoundRow | null
  /** Where a reserve is to stand that was begun on the page of the plan. */
  readonly firstPlace: string | null
  readonly onClose: () => void
}

export default function AnswerDialog({ of, round, row, firstPlace, onClose }: DialogProps) {
  const t = useMessage()
  const { id, party } = usePlan()
  const { askAgain } = useRounds()
  const nameOf = usePlaceName()
  const isOwn = of === party
  const { name } = partyLabel(of)
  const open = answersOpenTo(of)
  const [answer, setAnswer] = useState<RoundAnswer | null>(() => (firstPlace !== null && open.includes('reserve') ? 'reserve' : row?.answer?.how === 'silence' ? null : (row?.answer?.answer ?? null)))
  const [remarks, setRemarks] = useState(row?.answer?.remarks ?? '')
  const [inWriting, setInWriting] = useState('')
  const [reserves, setReserves] = useState<readonly Drafted[]>(() => (firstPlace === null ? [] : [{ key: 0, place: placeOfKey(firstPlace), words: '' }]))
  const nextKey = useRef(1)
  const [isPending, setPending] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const standingNow = standing(row?.reserves ?? [])
  const asReserve = answer !== null && isReserve(answer)
  const drafted = asReserve && reserves.length === 0 && standingNow.length === 0 ? [{ key: -1, place: null, words: '' }] : reserves
  const form = useRef<HTMLDivElement>(null)
  useFocusWrong(form, problem)
  const errorAt = (field: string): string | null => (problem?.field === field ? problem.message : null)
  const change = (key: number, part: Partial<Omit<Drafted, 'key'>>): void => {
    setProblem(null)
    setReserves(drafted.map(each => (each.key === key ? { ...each, ...part } : each)))
  }

  const body = (): z.input<typeof AnswerBody> | Problem => {
    if (answer === null) return { field: 'answer', message: t('round.answer-missing') }
    if (!isOwn && inWriting.trim() === '') return { field: 'inWriting', message: t('answer/in-writing-needed') }
    if (needsRemarks(answer) && remarks.trim() === '') return { field: 'remarks', message: t('answer/remarks-needed') }
    const put = asReserve ? drafted.filter(({ place, words }) => place !== null || words.trim() !== '') : []
    const unfinished = put.find(({ place, words }) => place === null || words.trim() === '') ?? (asReserve && put.length + standingNow.length === 0 ? drafted[0] : undefined)
    if (unfinished !== undefined) return unfinished.place === null ? { field: placeField(unfinished), message: t('round.reserve-place-missing') } : { field: wordsField(unfinished), message: t('round.reserve-words-missing') }
    return {
      party,
      answer,
      ...(isOwn ? {} : { of, inWriting: inWriting.trim() }),
      ...(remarks.trim() === '' ? {} : { remarks: remarks.trim() }),
      reserves: put.map(({ place, words }) => ({ place: [...(place ?? [])], words: words.trim() })),
    }
  }
  const send = async (): Promise<void> => {
    const given = body()
    if ('field' in given) return setProblem(given)
    setProblem(null)
    setPending(true)
    const done = await roundsApi.answer(id, round.number, given)
    setPending(false)
    if (!done.ok) {
      const [field = ''] = (done.error.field ?? '').split('.')
      const [first] = drafted
      return setProblem({ field: field === 'reserves' && first !== undefined ? placeField(first) : field, message: done.error.message || t('plans.failed') })
    }
    askAgain()
    const told = t(isOwn ? 'round.told-answered' : 'round.told-recorded', { delegation: name })
    announce(told)
    showToast({ tone: 'ok', text: told })
    onClose()
  }

  const known = ['answer', 'inWriting', 'remarks', ...drafted.flatMap(each => [placeField(each), wordsField(each)])]
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title={t(isOwn ? 'round.answer-title' : 'round.record-title', { delegation: name })}
      actions={<><Button onPress={onClose}>{t('design.cancel')}</Button><Button variant="primary" isPending={isPending} onPress={() => void send()}>{t(isOwn ? 'round.send' : 'round.record-act', { delegation: name })}</Button></>}
    >
      <div ref={form} className={styles.form}>
        <p>{t(isOwn ? 'round.answer-note' : 'round.record-note', { label: round.label, delegation: name })}</p>
        {!isOwn && <TextField label={t('round.in-writing')} description={t('round.in-writing-note')} value={inWriting} onChange={setInWriting} maxLength={500} error={errorAt('inWriting')} />}
        <RadioGroup label={t('round.column-answer')} choices={open.map(each => ({ id: each, label: t(`round.choice-${each}`) }))} value={answer} onChange={chosen => setAnswer(RoundAnswer.parse(chosen))} error={errorAt('answer')} />
        <TextField label={t(answer !== null && needsRemarks(answer) ? 'round.remarks' : 'round.remarks-optional')} value={remarks} onChange={setRemarks} isMultiline maxLength={longestComment} error={errorAt('remarks')} />
        {isOwn && answer !== null && liftsReserves(answer) && standingNow.length > 0 && <p>{t('round.lifts-all', { count: standingNow.length })}</p>}
        {asReserve && (
          <section className={styles.part} aria-labelledby="answer-reserves">
            <h3 id="answer-reserves">{t('round.reserves-in-form')}</h3>
            {standingNow.length > 0 && <p>{t('round.standing-already', { places: standingNow.map(({ place }) => nameOf(place)).join(', ') })}</p>}
            {drafted.map(({ key, place, words }, index) => (
              <fieldset key={key} className={styles.draft}>
                <legend>{t('round.reserve-number', { number: index + 1 })}</legend>
                <PlaceChoice place={place} error={errorAt(placeField({ key }))} onChange={chosen => change(key, { place: chosen })} />
                {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- one came from a field to say why */}
                <TextField label={t('round.reserve-words')} value={words} onChange={text => change(key, { words: text })} isMultiline maxLength={longestComment} error={errorAt(wordsField({ key }))} autoFocus={firstPlace !== null && key === 0} />
                {drafted.length + standingNow.length > 1 && <IconButton size="small" icon={<X aria-hidden />} label={t('round.take-out-reserve', { number: index + 1 })} onPress={() => setReserves(drafted.filter(each => each.key !== key))} />}
              </fieldset>
            ))}
            <div><Button size="small" icon={<Plus aria-hidden />} onPress={() => setReserves([...drafted, { key: nextKey.current++, place: null, words: '' }])}>{t('round.another-reserve')}</Button></div>
          </section>
        )}
        {problem !== null && !known.includes(problem.field) && <p role="alert" className={styles.error}>{problem.message}</p>}
      </div>
    </Dialog>
  )
}
