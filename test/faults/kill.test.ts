import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { openWithYjs } from '../harness/yjs-client.ts'
import { startWithPlan } from './open-page.ts'

let server: RunningServer
beforeEach(async () => {
  server = await startWithPlan('2026-2029/env/env')
})
afterEach(() => server.remove())

const paragraphOf = (doc: Y.Doc): Y.XmlElement => doc.getXmlFragment('aim').get(0) as Y.XmlElement
const textOf = (doc: Y.Doc): string => doc.getXmlFragment('aim').toString()

test('two people write in one paragraph, the server is killed, and nothing that the other saw is lost', async () => {
  const germany = await openWithYjs(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', 'env-2028')
  const frontex = await openWithYjs(server, await signInAs(server.origin, 'frontex-speaks'), 'frontex', 'env-2028')
  paragraphOf(germany.doc).insert(0, [new Y.XmlText('from Germany ')])
  await until('Frontex sees the words of Germany', () => textOf(frontex.doc).includes('from Germany'))
  paragraphOf(frontex.doc).insert(1, [new Y.XmlText('from Frontex')])
  await until('Germany sees the words of Frontex', () => textOf(germany.doc).includes('from Frontex'))

  await server.kill()
  germany.close()
  frontex.close()
  await server.startAgain()

  const italy = await openWithYjs(server, await signInAs(server.origin, 'it-speaks'), 'ms-it', 'env-2028')
  expect(textOf(italy.doc)).toBe('<paragraph>from Germany from Frontex</paragraph>')
  italy.close()
})

test('SIGTERM stores what was accepted and ends with code 0', async () => {
  const germany = await openWithYjs(server, await signInAs(server.origin, 'de-drafter'), 'ms-de', 'env-2028')
  paragraphOf(germany.doc).insert(0, [new Y.XmlText('last words')])
  const frontex = await openWithYjs(server, await signInAs(server.origin, 'frontex-speaks'), 'frontex', 'env-2028')
  await until('Frontex sees the words', () => textOf(frontex.doc).includes('last words'))
  expect(await server.stop()).toBe(0)
  germany.close()
  frontex.close()
})
