import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { startServer } from '../harness/server.ts'
import type { RunningServer } from '../harness/server.ts'
import { signInAs } from '../harness/sign-in.ts'
import { until } from '../harness/wait.ts'
import { openWithYjs } from '../harness/yjs-client.ts'

let server: RunningServer
beforeEach(async () => {
  server = await startServer()
  const supportTeam = await signInAs(server.origin, 'support-team')
  expect((await supportTeam.call('POST', '/api/plans', { area: '2026-2029/env/env', periodStart: '2028-01-01' })).status).toBe(200)
})
afterEach(() => server.remove())

const paragraphOf = (doc: Y.Doc): Y.XmlElement => doc.getXmlFragment('aim').get(0) as Y.XmlElement
const textOf = (doc: Y.Doc): string => doc.getXmlFragment('aim').toString()

test('two people write in one paragraph, the server is killed, and nothing that the other saw is lost', async () => {
  const france = await openWithYjs(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'env-2028')
  const eurojust = await openWithYjs(server, await signInAs(server.origin, 'eurojust-drafter'), 'eurojust', 'env-2028')
  paragraphOf(france.doc).insert(0, [new Y.XmlText('from France ')])
  await until('Eurojust sees the words of France', () => textOf(eurojust.doc).includes('from France'))
  paragraphOf(eurojust.doc).insert(1, [new Y.XmlText('from Eurojust')])
  await until('France sees the words of Eurojust', () => textOf(france.doc).includes('from Eurojust'))

  await server.kill()
  france.close()
  eurojust.close()
  await server.startAgain()

  const italy = await openWithYjs(server, await signInAs(server.origin, 'it-speaks'), 'ms-it', 'env-2028')
  expect(textOf(italy.doc)).toBe('<paragraph>from France from Eurojust</paragraph>')
  italy.close()
})

test('SIGTERM stores what was accepted and ends with code 0', async () => {
  const france = await openWithYjs(server, await signInAs(server.origin, 'fr-drafter'), 'ms-fr', 'env-2028')
  paragraphOf(france.doc).insert(0, [new Y.XmlText('last words')])
  const eurojust = await openWithYjs(server, await signInAs(server.origin, 'eurojust-drafter'), 'eurojust', 'env-2028')
  await until('Eurojust sees the words', () => textOf(eurojust.doc).includes('last words'))
  expect(await server.stop()).toBe(0)
  france.close()
  eurojust.close()
})
