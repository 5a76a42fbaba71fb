// Work on one thing after the other: each begins when the one before it has ended, however that ended.

export class Turns {
  private readonly lastByThing = new Map<string, Promise<unknown>>()

  /** Resolves or rejects as the work does. Things do not wait for each other. */
  take<T>(thing: string, work: () => Promise<T>): Promise<T> {
    const before = this.lastByThing.get(thing) ?? Promise.resolve()
    const turn = before.then(work)
    const settled = turn.catch(() => undefined)
    this.lastByThing.set(thing, settled)
    void settled.then(() => {
      if (this.lastByThing.get(thing) === settled) this.lastByThing.delete(thing)
    })
    return turn
  }
}
