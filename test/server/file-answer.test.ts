// A finished file is handed over as fast as it is read, keeps its place until then, and is let go when nobody reads it.
import { expect, test } from 'vitest'
import { fileStream } from '../../server/api/file-answer.ts'
import type { Clock } from '../../server/clock.ts'
import { systemClock } from '../../server/clock.ts'
import { err, ok } from '../../shared/result.ts'

const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251)
const never = new AbortController().signal

/** A clock whose timers go off when they are told to. */
function toldClock() {
  const timers = new Map<object, { readonly act: () => void; readonly afterMs: number }>()
  const clock: Clock = {
    ...systemClock,
    setTimeout: (act, afterMs) => {
      const timer = {}
      timers.set(timer, { act, afterMs })
      return timer
    },
    clearTimeout: timer => void timers.delete(timer),
  }
  return { clock, timers, goOff: () => [...timers.values()].forEach(({ act }) => act()) }
}

function madeFile(result = bytes) {
  let left = 0
  return { file: { name: 'ms-2026.pdf', make: async () => ok(result), leave: () => void left++ }, hasLeft: () => left > 0 }
}

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

test('every byte comes, behind the line that says how many; the place is given back when the last is read, and no timer is left', async () => {
  const { clock, timers } = toldClock()
  const { file, hasLeft } = madeFile()
  const reader = fileStream(file, 'application/pdf', never, clock).getReader()
  const parts: Uint8Array[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    expect(hasLeft()).toBe(false)
    parts.push(value)
  }
  const [line, ...rest] = parts
  expect(JSON.parse(new TextDecoder().decode(line))).toEqual({ file: 'ms-2026.pdf', type: 'application/pdf', bytes: bytes.byteLength })
  expect(Buffer.concat(rest).equals(Buffer.from(bytes))).toBe(true)
  expect(rest.length).toBeGreaterThan(1)
  expect([hasLeft(), timers.size]).toEqual([true, 0])
})

test('whoever does not read holds the place for a minute, and then neither place nor file', async () => {
  const { clock, timers, goOff } = toldClock()
  const { file, hasLeft } = madeFile()
  const reader = fileStream(file, 'application/pdf', never, clock).getReader()
  await reader.read()
  await reader.read()
  await turn()
  expect(hasLeft()).toBe(false)
  expect([...timers.values()].map(({ afterMs }) => afterMs)).toEqual([60_000])
  goOff()
  expect(hasLeft()).toBe(true)
  await expect((async () => {
    for (;;) if ((await reader.read()).done) return
  })()).rejects.toThrow('not read')
})

test('whoever goes away gives the place back, and ends what is being made for them', async () => {
  const gone = new AbortController()
  let told: AbortSignal | null = null
  let hasLeft = false
  const file = {
    name: 'ms-2026.pdf',
    make: (signal: AbortSignal) => {
      told = signal
      return new Promise<ReturnType<typeof ok<Uint8Array>>>(() => undefined)
    },
    leave: () => void (hasLeft = true),
  }
  fileStream(file, 'application/pdf', gone.signal)
  expect(hasLeft).toBe(false)
  gone.abort()
  expect([hasLeft, (told as AbortSignal | null)?.aborted]).toEqual([true, true])
})

test('a file that could not be made is a line with its sentence, and the place is free', async () => {
  let hasLeft = false
  const stream = fileStream({ name: 'ms-2026.pdf', make: async () => err({ code: 'export/too-large' }), leave: () => void (hasLeft = true) }, 'application/pdf', never)
  const line = JSON.parse(await new Response(stream).text()) as { error: { code: string } }
  expect([line.error.code, hasLeft]).toEqual(['export/too-large', true])
})
