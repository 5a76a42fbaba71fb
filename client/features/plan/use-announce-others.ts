// Tells screen readers, now and then, what somebody else has just done and where. The announcer keeps the distance
// between two announcements and the person's wish to hear none.
import { actionNumber } from '../../../shared/documents/plan-order.ts'
import { announceOthers } from '../../design/announcer.ts'
import { useMessage } from './use-message.ts'
import { partyLabel } from '../../shell/party-label.ts'
import { usePlan } from './plan-context.tsx'
import type { Loss } from './taken-away.ts'
import { useGatheredNews } from './use-gathered-news.ts'
import { useNews } from './use-news.ts'
import type { OthersNews } from './use-news.ts'
import { partOf } from './use-place.ts'
import type { OtherPerson, Writer } from './use-place.ts'

type Waiting = { readonly news: OthersNews; readonly writer: Writer | null }

/** @param told what has been told already, to whoever was writing there. */
export function useAnnounceOthers(others: readonly OtherPerson[], told: Loss | null = null): void {
  const t = useMessage()
  const { replica, cycle, goalsOfCycle } = usePlan()
  const handIn = useGatheredNews<Waiting>(({ news, writer: known }, topic) => {
    const plain = replica.reading.current()
    // Words that were only taken out tell nobody's name; whoever is in the text is taken to be the one.
    const writer = known ?? others.find(({ place }) => partOf(place) === topic)
    if (writer === undefined) return
    const who = { name: writer.name, delegation: partyLabel(writer.party).code }
    const numberOf = (goal: string | undefined): number => cycle.goals.find(({ id }) => id === goal)?.number ?? 0
    if (news.type === 'wrote-aim') return announceOthers(t('plan.others-wrote-aim', who), topic)
    if (news.type === 'wrote-goal') return announceOthers(t('plan.others-wrote-goal', { ...who, number: numberOf(news.goal) }), topic)
    const action = plain.actions[news.action]
    const title = action?.title || t('plan.untitled')
    const number = actionNumber(plain, goalsOfCycle, news.action) ?? title
    switch (news.type) {
      case 'wrote':
        return announceOthers(t('plan.others-wrote', { ...who, number }), topic)
      case 'added':
        return announceOthers(t('plan.others-added', { ...who, number: numberOf(action?.goal) }), topic)
      case 'brought-back':
        return announceOthers(t('plan.others-brought-back', { ...who, title }), topic)
      case 'removed':
        return told?.type === 'action-removed' && told.action === news.action ? undefined : announceOthers(t('plan.others-removed', { ...who, title }), topic)
      case 'moved':
        return announceOthers(t('plan.others-moved', { ...who, title, number }), topic)
    }
  })

  useNews((news, writer) => handIn(topicOf(news), before => {
    // That an action is new says more than that something was then typed into it.
    const isMore = before === undefined || news.type !== 'wrote'
    return { news: isMore ? news : before.news, writer: writer ?? before?.writer ?? null }
  }))
}

function topicOf(news: OthersNews): string {
  switch (news.type) {
    case 'wrote-aim':
      return 'aim'
    case 'wrote-goal':
      return news.goal
    default:
      return news.action
  }
}
