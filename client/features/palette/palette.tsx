// Finds everything and does everything by name: commands, plans, actions, goals, delegations at once from what the page knows;
// people and words in texts from the server a moment later, under what is there already, so that nothing moves under the hand.
import { ArrowRight, Flag, Goal, ListTree, Search, SquareCheck, User, Zap, X } from 'lucide-react'
import { useMemo, useState, type ReactNode } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { useNavigate } from 'react-router'
import { wordsOf } from '../../../shared/search/query.ts'
import type { Range } from '../../../shared/search/fold.ts'
import { IconButton } from '../../design/button.tsx'
import { KeyboardShortcut } from '../../design/keyboard-shortcut.tsx'
import { PartyCode } from '../../design/party-code.tsx'
import { SearchedList, type SearchedEntry, type SearchedGroup } from '../../design/searched-list.tsx'
import { narrowQuery, useMedia } from '../../design/use-media.ts'
import { useLivePlans } from '../../live/index.ts'
import { PlanMessages } from '../../messages/messages-provider.tsx'
import { usePlanMessage } from '../../messages/use-message.tsx'
import { useCommandRegister } from '../../shell/commands.tsx'
import { useCycles } from '../../shell/cycles.tsx'
import { partyLabel } from '../../shell/party-label.ts'
import { usePagePerson } from '../../shell/session.tsx'
import { beforeTyping, findInPage, findInScope, type Known } from './catalogue.ts'
import type { Hit, HitGroup, Scope, Sign } from './hit.ts'
import { foundByServer } from './in-texts.ts'
import styles from './palette.module.css'
import { noteRecent, recentOf } from './recent.ts'
import { useFullText, type FullText } from './use-full-text.ts'

interface PaletteProps {
  /** `then` is done once the palette is gone and the focus is back where it was. */
  readonly onClose: (then?: () => void) => void
}

type Entry = SearchedEntry & { readonly hit: Hit }

export function Palette(props: PaletteProps) {
  return <PlanMessages><OpenPalette {...props} /></PlanMessages>
}

function OpenPalette({ onClose }: PaletteProps) {
  const t = usePlanMessage()
  const isNarrow = useMedia(narrowQuery)
  const navigate = useNavigate()
  const { person, party } = usePagePerson()
  const { plans } = useLivePlans()
  const cycles = useCycles()
  const register = useCommandRegister()
  // As they were when it was opened: what they can do now does not change under an open palette.
  const [commands] = useState(() => register.named())
  const [recent] = useState(() => recentOf(person.id))
  const [query, setQuery] = useState('')
  const [scope, setScope] = useState<Scope | null>(null)
  const words = useMemo(() => wordsOf(query), [query])
  const fullText = useFullText(scope === null ? query.trim() : '', party)
  const known = useMemo<Known>(() => ({ t, cycles: cycles ?? [], plans, commands }), [t, cycles, plans, commands])
  const ofPage = useMemo(
    () => (scope !== null ? findInScope(scope, words, known) : words.length === 0 ? beforeTyping(recent, known) : findInPage(words, known)),
    [scope, words, recent, known],
  )
  const groups = useMemo(() => {
    if (fullText.state !== 'found') return ofPage
    const shown = new Set(ofPage.flatMap(({ hits }) => hits.map(({ key }) => key)))
    return [...ofPage, ...foundByServer(fullText.answer, shown, known)]
  }, [ofPage, fullText, known])
  const count = groups.reduce((sum, { hits }) => sum + hits.length, 0)
  const nameOfScope = scope === null ? '' : scope.of === 'person' ? scope.name : partyLabel(scope.party).name

  const choose = ({ hit }: Entry): void => {
    const { key, choice } = hit
    if (!key.startsWith('person/')) noteRecent(person.id, key)
    switch (choice.does) {
      case 'go':
        return onClose(() => void navigate(choice.to))
      case 'run':
        return onClose(choice.run)
      case 'narrow':
        setScope(choice.scope)
        return setQuery('')
    }
  }

  return (
    <ModalOverlay className={styles.veil ?? ''} isOpen onOpenChange={isOpen => !isOpen && onClose()} isDismissable>
      <Modal className={styles.box ?? ''}>
        <AriaDialog className={styles.dialog ?? ''} aria-label={t('palette.title')}>
          <SearchedList<Entry>
            label={t('palette.title')}
            placeholder={t(scope === null ? 'palette.placeholder' : 'palette.placeholder-within')}
            query={query}
            onQuery={setQuery}
            groups={groups.map(toGroup)}
            onChoose={choose}
            end={isNarrow && <IconButton icon={<X aria-hidden />} label={t('design.close')} onPress={() => onClose()} />}
            {...(scope !== null && {
              scope: (
                <button type="button" className={styles.scope} aria-label={t('palette.leave-scope', { name: nameOfScope })} onClick={() => setScope(null)}>
                  {scope.of === 'delegation' && <PartyCode {...partyLabel(scope.party)} />}
                  {nameOfScope}<X aria-hidden />
                </button>
              ),
              onLeaveScope: () => setScope(null),
            })}
            said={isSettled(fullText) ? t('palette.results', { count }) : ''}
            empty={<Nothing query={query.trim()} scopeName={scope === null ? null : nameOfScope} fullText={fullText} />}
            note={<Foot fullText={fullText} isEmpty={count === 0} />}
          />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

const isSettled = ({ state }: FullText): boolean => state !== 'asking'

const toGroup = ({ id, label, hits }: HitGroup): SearchedGroup<Entry> => ({
  id,
  label,
  entries: hits.map(hit => ({
    id: `${id} ${hit.key}`,
    hit,
    label: [hit.before, hit.title, hit.note, hit.excerpt?.text].filter(Boolean).join(', '),
    content: <Row hit={hit} />,
  })),
})

function Row({ hit: { sign, party, before, title, ranges, note, excerpt, keys } }: { readonly hit: Hit }) {
  return (
    <>
      <span aria-hidden className={styles.lead}>{signs[sign]}</span>
      <span className={styles.words}>
        <span className={styles.title}>{before !== undefined && <span className={styles.before}>{before}</span>}<Highlighted text={title} ranges={ranges} /></span>
        {excerpt !== undefined && <span className={styles.excerpt}><Highlighted {...excerpt} /></span>}
        {note !== undefined && <span className={styles.note}>{note}</span>}
      </span>
      {party !== undefined && <span aria-hidden className={styles.party}><PartyCode {...partyLabel(party)} /></span>}
      {keys !== undefined && <KeyboardShortcut keys={keys} />}
    </>
  )
}

const signs: Readonly<Record<Sign, ReactNode>> = {
  plan: <ListTree />,
  action: <SquareCheck />,
  goal: <Goal />,
  delegation: <Flag />,
  person: <User />,
  page: <ArrowRight />,
  command: <Zap />,
}

/** The text with the places that fit marked, by weight and not by colour alone. */
function Highlighted({ text, ranges }: { readonly text: string; readonly ranges: readonly Range[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of ranges) {
    if (from > at) parts.push(text.slice(at, from))
    parts.push(<mark key={from} className={styles.mark}>{text.slice(from, to)}</mark>)
    at = to
  }
  parts.push(text.slice(at))
  return <span>{parts}</span>
}

function Nothing({ query, scopeName, fullText }: { readonly query: string; readonly scopeName: string | null; readonly fullText: FullText }) {
  const t = usePlanMessage()
  if (fullText.state === 'asking') return <p>{t('palette.searching')}</p>
  if (scopeName !== null && query === '') return <p>{t('palette.nothing-within', { name: scopeName })}</p>
  return <><p><strong>{t('palette.nothing', { query })}</strong></p><p>{t('palette.nothing-why')}</p></>
}

function Foot({ fullText, isEmpty }: { readonly fullText: FullText; readonly isEmpty: boolean }) {
  const t = usePlanMessage()
  if (fullText.state === 'offline') return <output>{t('palette.offline')}</output>
  if (fullText.state === 'refused') return <output>{fullText.message}</output>
  if (fullText.state === 'asking' && !isEmpty) return <span className={styles.searching}><Search aria-hidden />{t('palette.searching')}</span>
  return (
    <span className={styles.hints}>
      <span><KeyboardShortcut keys={['↑', '↓']} /> {t('palette.hint-move')}</span>
      <span><KeyboardShortcut keys={['Enter']} /> {t('palette.hint-choose')}</span>
      <span><KeyboardShortcut keys={['Esc']} /> {t('palette.hint-close')}</span>
    </span>
  )
}
