// The one way a component says something: a key of the catalogue and the values in it.
import type { ReactNode } from 'react'
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { MessageId } from './en/index.ts'
import type { PeopleMessageId } from './en/in-people.ts'
import type { HistoryMessageId } from './en/in-history.ts'
import type { MatrixMessageId } from './en/in-matrix.ts'
import type { MatrixToolMessageId } from './en/in-matrix-tools.ts'
import type { OpenRoundsMessageId } from './en/in-open-rounds.ts'
import type { PlanMessageId } from './en/in-plan.ts'
import type { OwnMessageId } from './en/my-delegation.ts'
import type { PassingOnMessageId } from './en/passing-on.ts'

export type MessageValues = Readonly<Record<string, string | number>>
type TranslateOf<Id extends string> = (id: Id, values?: MessageValues) => string
export type Translate = TranslateOf<MessageId>
export type PlanTranslate = TranslateOf<MessageId | PlanMessageId>
export type HistoryTranslate = TranslateOf<MessageId | PlanMessageId | HistoryMessageId>
export type OpenRoundsTranslate = TranslateOf<MessageId | PlanMessageId | OpenRoundsMessageId>
export type OwnTranslate = TranslateOf<MessageId | OwnMessageId>

export type PeopleTranslate = TranslateOf<MessageId | PeopleMessageId>
export type MatrixTranslate = TranslateOf<MessageId | MatrixMessageId>

/** `t(id, values)`: the sentence in the reader's language. */
export const useMessage: () => Translate = useSentence

/** The same inside an open plan, which has sentences of its own besides. */
export const usePlanMessage: () => PlanTranslate = useSentence

/** The same in the history of a plan. */
export const useHistoryMessage: () => HistoryTranslate = useSentence

/** The same on the pages of open rounds. */
export const useOpenRoundsMessage: () => OpenRoundsTranslate = useSentence

/** The same on the pages of people, of coming in and of setting up. */
export const usePeopleMessage: () => PeopleTranslate = useSentence
/** The same beside rounds and requests, on whichever page they stand. */
export type PassingOnTranslate = TranslateOf<MessageId | PassingOnMessageId>
export const usePassingOnMessage: () => PassingOnTranslate = useSentence
/** The same on the page of one's delegation. */
export const useOwnMessage: () => OwnTranslate = useSentence
/** The same in the matrix. */
export const useMatrixMessage: () => MatrixTranslate = useSentence

/** The same in what the matrix shows on demand. */
export const useMatrixToolMessage: () => TranslateOf<MessageId | MatrixToolMessageId> = useSentence

function useSentence(): TranslateOf<string> {
  const intl = useIntl()
  return useCallback((id, values) => {
    const message = intl.messages[id]
    return isPlain(message) ? message : intl.formatMessage({ id }, values)
  }, [intl])
}

/** A sentence without a place for a value is taken as it stands; the built catalogue holds it as such (vite.config.ts). React Intl 12
 *  would hand it to the parser that is not there, and come to the same sentence by way of two errors, each time it is said. */
const isPlain = (message: unknown): message is string => typeof message === 'string' && !/[{<]/.test(message)

type RichValue = string | number | ReactNode | ((chunks: ReactNode) => ReactNode)

interface MessageProps {
  readonly id: MessageId
  /** Values may be elements (a party's code), or functions for tags in the sentence (`<b>…</b>`). */
  readonly values?: Readonly<Record<string, RichValue>>
}

/** A sentence with elements in it. */
export function Message({ id, values }: MessageProps) {
  const intl = useIntl()
  const message: unknown = intl.messages[id]
  return <>{isPlain(message) ? message : intl.formatMessage({ id }, values)}</>
}
