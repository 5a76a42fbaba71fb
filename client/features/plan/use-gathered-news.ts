// News of one topic within a moment is told once: what somebody types is one piece of news and not one a letter.
import { useEffect, useEffectEvent, useRef } from 'react'

/** What is typed within this time is one piece of news. */
const gatherMs = 1_500

/** Returns how to hand in news of a topic: `merge` is given what waits of the same one. `say` is told each topic's news when
 *  the time is over, and may then know more of it. */
export function useGatheredNews<News>(say: (news: News, topic: string) => void): (topic: string, merge: (before: News | undefined) => News) => void {
  const waiting = useRef({ byTopic: new Map<string, News>(), timer: 0 })
  const tell = useEffectEvent(say)
  useEffect(() => {
    const { current } = waiting
    return () => {
      window.clearTimeout(current.timer)
      current.timer = 0
    }
  }, [])
  return (topic, merge) => {
    const { current } = waiting
    current.byTopic.set(topic, merge(current.byTopic.get(topic)))
    if (current.timer !== 0) return
    current.timer = window.setTimeout(() => {
      current.timer = 0
      for (const [about, news] of current.byTopic) tell(news, about)
      current.byTopic.clear()
    }, gatherMs)
  }
}
