// Runs the world of one seed to its end and tells its story.
import { createHash } from 'node:crypto'
import { Broken } from './broken.ts'
import { checkAtRest, checkOpenDocument, checkSaved, comeToRest } from './final-checks.ts'
import { checkLines } from './side-checks.ts'
import { openMemoryStore } from './memory-store.ts'
import type { MemoryStore } from './memory-store.ts'
import { dishonestPeople, honestPeople } from './people.ts'
import { machineDrawsFrom, randomFrom } from './randomness.ts'
import { SimulatedTime } from './simulated-time.ts'
import { sentenceOf } from './sentence.ts'
import { apply, chooseStep } from './steps.ts'
import type { Step } from './steps.ts'
import { canonical } from './canonical.ts'
import { World } from './world.ts'

export type Story = {
  readonly seed: number
  readonly planned: number
  readonly steps: readonly Step[]
  readonly broken: Broken | null
  readonly counts: World['counts']
  /** Of all steps, of what was sent and of how the plan ended: equal for two runs of a seed. */
  readonly hash: string
}

/** The server's copy is compared with its log this often. */
const stepsPerLook = 16

let shared: MemoryStore | null = null
let time = new SimulatedTime()

/** The store is the process's: worlds run one after the other. `trace` is told of every step and message. */
export async function runSeed(seed: number, trace: ((line: string) => void) | null = null): Promise<Story> {
  time = new SimulatedTime()
  const memory = (shared ??= await openMemoryStore(() => new Date(time.now())))
  const random = randomFrom(seed)
  machineDrawsFrom(random.branch())
  const rejected: unknown[] = []
  const noteRejection = (error: unknown): void => void rejected.push(error)
  process.on('unhandledRejection', noteRejection)
  const planned = random.between(20, 90)
  const steps: Step[] = []
  const world = await World.make(random.below(2 ** 32), time, memory)
  world.trace = trace
  try {
    await live(world, planned, steps)
    await comeToRest(world)
    if (world.broken === null) await checkAtRest(world, memory)
    if (rejected.length > 0) throw rejected[0]
  } catch (error) {
    world.broken ??= error instanceof Broken ? error : unexpected(error)
  } finally {
    world.server.crash()
    machineDrawsFrom(null)
    process.off('unhandledRejection', noteRejection)
  }
  if (trace !== null) for (const tab of world.tabs) trace(tab.describe())
  const hash = createHash('sha256').update(JSON.stringify([steps, world.counts, world.time.now()])).update(world.sent.digest()).update(canonical(world.watcher.plan.doc)).digest('hex')
  return { seed, planned, steps, broken: world.broken, counts: world.counts, hash }
}

/** People open the plan and things happen, until the last step or until something is broken. */
async function live(world: World, planned: number, steps: Step[]): Promise<void> {
  await open(world)
  while (steps.length < planned) {
    const step = chooseStep(world)
    steps.push(step)
    world.trace?.(`step ${steps.length}: ${sentenceOf(step)}`)
    apply(world, step.act)
    await time.pass(step.thenMs)
    world.check(() => checkSaved(world))
    world.check(() => checkLines(world))
    if (steps.length % stepsPerLook === 0) await checkOpenDocument(world)
    if (world.broken !== null) throw world.broken
  }
}

const unexpected = (error: unknown): Broken =>
  new Broken('the server does not meet a fault of its own', error instanceof Error ? (error.stack ?? error.message) : String(error))

/** Some people open the plan, some on a browser that keeps nothing, and sometimes somebody who sends what no page does. */
async function open(world: World): Promise<void> {
  const { random } = world
  const count = random.between(2, 4)
  const people = [...honestPeople]
  for (let index = 0; index < count; index++) {
    // One at least who may always write.
    const person = people.splice(index === 0 ? 0 : random.below(people.length), 1)[0]
    if (person !== undefined) world.openTab(person, world.newDevice(random.chance(0.85)))
  }
  if (world.temper.intruders > 0) for (const person of dishonestPeople) if (random.chance(0.6)) world.openIntruder(person)
  await world.time.pass(300)
}
