// How many sockets are open, by whose they are, so that nobody takes more than a share of what there is for all.

export class OpenSockets {
  private readonly countByOwner = new Map<string, number>()

  isFull = (owner: string, most: number): boolean => (this.countByOwner.get(owner) ?? 0) >= most

  /** Counts one more. Returns how to count it off again, or null where there are as many as there may be. */
  enter(owner: string, most: number): (() => void) | null {
    if (this.isFull(owner, most)) return null
    this.countByOwner.set(owner, (this.countByOwner.get(owner) ?? 0) + 1)
    return () => {
      const left = (this.countByOwner.get(owner) ?? 0) - 1
      if (left > 0) this.countByOwner.set(owner, left)
      else this.countByOwner.delete(owner)
    }
  }
}
