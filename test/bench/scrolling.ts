// A drafter of France opens a plan and goes down through the whole of it, a step at each frame: how long each frame took.
import { launchBrowser } from '../harness/browser.ts'
import { quantilesOf } from './quantiles.ts'
import type { Quantiles } from './quantiles.ts'
import { openPlan, signedInPage } from './typing.ts'

/** About as fast as somebody who looks for something turns the wheel. */
const pixelsOfStep = 60
const mostFrames = 1_500

export type ScrollingNumbers = { readonly screens: number; readonly frames: Quantiles; readonly longTasksMs: readonly number[] }

export async function measureScrolling(origin: string, plan: string): Promise<ScrollingNumbers> {
  const browser = await launchBrowser()
  try {
    const page = await signedInPage(browser, origin)
    await openPlan(page, `${origin}/plans/${plan}`)
    const { framesMs, longTasksMs, screens } = await page.evaluate(scrollThrough, { pixelsOfStep, mostFrames })
    if (framesMs.length < 20) throw new Error(`the page was scrolled for ${framesMs.length} frames only`)
    return { screens, frames: quantilesOf(framesMs), longTasksMs }
  } finally {
    await browser.close()
  }
}

/** Runs in the page. */
async function scrollThrough({ pixelsOfStep: step, mostFrames: most }: { pixelsOfStep: number; mostFrames: number }) {
  const frame = (): Promise<number> => new Promise(resolve => void requestAnimationFrame(resolve))
  const card = document.querySelector('article[id^="at-actions-"]')
  let scroller: Element | null = card
  while (scroller !== null && (scroller.scrollHeight <= scroller.clientHeight || getComputedStyle(scroller).overflowY === 'visible')) scroller = scroller.parentElement
  scroller ??= document.scrollingElement
  if (scroller === null) throw new Error('nothing can be scrolled')
  const longTasksMs: number[] = []
  const observer = new PerformanceObserver(list => longTasksMs.push(...list.getEntries().map(entry => entry.duration)))
  observer.observe({ type: 'longtask' })
  const framesMs: number[] = []
  const from = scroller.scrollTop
  let before = await frame()
  for (let count = 0; count < most; count++) {
    const at = scroller.scrollTop
    scroller.scrollTop += step
    const now = await frame()
    framesMs.push(now - before)
    before = now
    if (scroller.scrollTop === at) break
  }
  observer.disconnect()
  return { framesMs, longTasksMs, screens: (scroller.scrollTop - from) / scroller.clientHeight }
}
