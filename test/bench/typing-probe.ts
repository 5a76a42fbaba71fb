// Runs inside the measured page, before anything of the page itself: it must name nothing outside its own function.
//
// What one sample is: from the time stamp that the browser gave the keydown event, hence with all waiting for a busy main
// thread, to the first task after the first frame in which the text has changed. Style, layout and paint of that frame
// are in it; what the compositor and the screen take afterwards is not, so the page's own event timing, which goes on
// until the frame is presented (in steps of 8 ms, nothing below 16 ms reported), is collected beside it.

export type ProbeReading = {
  readonly keystrokesMs: readonly number[]
  readonly eventTimingsMs: readonly number[]
  readonly longTasksMs: readonly number[]
  /** Frames drawn while measuring, and the longest time between two. */
  readonly frames: number
  readonly longestFrameGapMs: number
}
export type TypingProbe = { begin(): void; read(): ProbeReading }

export function installTypingProbe(): void {
  let keystrokesMs: number[] = []
  let eventTimingsMs: number[] = []
  let longTasksMs: number[] = []
  let frames = 0
  let longestFrameGapMs = 0
  let isMeasuring = false
  const channel = new MessageChannel()
  const afterFrame: (() => void)[] = []
  channel.port1.addEventListener('message', () => afterFrame.splice(0).forEach(act => act()))
  channel.port1.start()

  const countFrames = (before: number): void => {
    requestAnimationFrame(now => {
      frames++
      longestFrameGapMs = Math.max(longestFrameGapMs, now - before)
      if (isMeasuring) countFrames(now)
    })
  }
  const typed = (event: KeyboardEvent): void => {
    const text = document.activeElement
    if (!isMeasuring || event.key.length !== 1 || text === null) return
    const before = text.textContent
    const look = (): void => {
      requestAnimationFrame(() => {
        if (text.textContent === before) return look()
        afterFrame.push(() => keystrokesMs.push(performance.now() - event.timeStamp))
        channel.port2.postMessage(null)
      })
    }
    look()
  }
  window.addEventListener('keydown', typed, { capture: true })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') eventTimingsMs.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
  new PerformanceObserver(list => longTasksMs.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask', buffered: true })

  const probe: TypingProbe = {
    begin: () => {
      keystrokesMs = []
      eventTimingsMs = []
      longTasksMs = []
      frames = 0
      longestFrameGapMs = 0
      isMeasuring = true
      countFrames(performance.now())
    },
    read: () => ({ keystrokesMs, eventTimingsMs, longTasksMs, frames, longestFrameGapMs }),
  }
  Object.assign(window, { typingProbe: probe })
}
