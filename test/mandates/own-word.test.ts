// Whatever others record or invent: a delegation's own answer stands, and gives no part where nobody asked.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { answerOf } from '../../shared/documents/plan-answers.ts'
import { addAction, admit, answer, ask, join, offerToLead, recordAnswer, takeOut } from '../../shared/documents/plan-commands.ts'
import { offerKey, planReading, planView } from '../../shared/documents/plan.ts'
import { RequestId, randomId } from '../../shared/ids.ts'
import type { ActionId } from '../../shared/ids.ts'
import { maySeeDays } from '../../shared/mandates/joint-action-days.ts'
import { IsoDay } from '../../shared/schema/values.ts'
import { ServerReplica, firstGoal, party } from '../server/sync/gate-fixture.ts'

/** A page of somebody who speaks for a delegation. */
function pageOf(server: ServerReplica, from: string) {
  const doc = new Y.Doc()
  server.named.add(doc.clientID)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => { if (origin !== 'server') updates.push(update) })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server.doc), 'server')
  const view = planView(doc)
  return {
    view,
    entryOf: (action: ActionId) => {
      const entry = view.roots.actions.get(action)
      if (entry === undefined) throw new Error('the action is there')
      return entry
    },
    send: (): string[] => updates.splice(0).map(update => {
      const verdict = server.take(update, from, ['speaks'])
      return verdict.ok ? 'taken' : verdict.error.code
    }),
  }
}
const seen = { epoch: 'e', seq: 10 }
const asDriver = { party: party('ms-de'), answersForParty: true, isDriver: true }

test('an answer recorded from a letter, whatever it claims to have seen, makes no own answer an old one', () => {
  const server = new ServerReplica()
  const driver = pageOf(server, 'ms-de')
  const action = addAction(driver.view, firstGoal)
  const entry = driver.entryOf(action)
  const italy = party('ms-it')
  ask(driver.view, entry, 'participant', italy, asDriver, seen)
  const first = entry.participants.get(italy)?.request
  if (first === undefined) throw new Error('Italy was asked')
  recordAnswer(entry, 'participant', italy, first, { answer: 'confirmed', received: IsoDay.parse('2026-02-01'), reference: 'letter' }, asDriver, { epoch: 'e', seq: Number.MAX_SAFE_INTEGER })
  ask(driver.view, entry, 'participant', italy, asDriver, seen)
  expect(new Set(driver.send())).toEqual(new Set(['taken']))
  const italys = pageOf(server, 'ms-it')
  const asked = italys.entryOf(action).participants.get(italy)?.request
  if (asked === undefined) throw new Error('Italy was asked again')
  answer(italys.entryOf(action), 'participant', italy, asked, { answer: 'declined' }, { epoch: 'e', seq: 20 })
  expect(italys.send()).toEqual(['taken'])
  const now = planReading(server.doc).current().actions[action]
  expect(now === undefined ? null : answerOf(now, 'participant', italy)).toBe('declined')
})

test('an answer to a request that nobody made gives no part in an action', () => {
  const server = new ServerReplica()
  const driver = pageOf(server, 'ms-de')
  const action = addAction(driver.view, firstGoal)
  driver.send()
  server.facts = { ...server.facts, status: 'consultation' }
  const spain = pageOf(server, 'ms-es')
  answer(spain.entryOf(action), 'participant', party('ms-es'), RequestId.parse(randomId()), { answer: 'confirmed' }, seen)
  spain.send()
  spain.entryOf(action).contributions.set('ms-es:people', 'uninvited')
  expect(spain.send()).toEqual(['mandate/not-named'])
})

test('a delegation that was taken out comes back only as one that waits to be taken in', () => {
  const server = new ServerReplica()
  const driver = pageOf(server, 'ms-de')
  const action = addAction(driver.view, firstGoal)
  driver.send()
  const malta = party('ms-mt')
  const maltas = pageOf(server, 'ms-mt')
  join(maltas.view, maltas.entryOf(action), { party: malta, answersForParty: true, isDriver: false }, seen)
  expect(maltas.send()).toEqual(['taken'])
  const joined = maltas.entryOf(action).participants.get(malta)
  if (joined === undefined) throw new Error('Malta has joined')
  const standing = () => {
    const now = planReading(server.doc).current().actions[action]
    if (now === undefined) throw new Error('the action is there')
    return now
  }
  const sees = () => maySeeDays({ party: malta, functions: ['drafter'] }, server.facts, standing())
  const drivers = pageOf(server, 'ms-de')
  admit(drivers.entryOf(action), malta, { admission: 'taken-in', by: party('ms-de'), on: IsoDay.parse('2026-03-03') })
  expect(drivers.send()).toEqual(['taken'])
  expect(sees()).toBe(true)
  takeOut(drivers.view, drivers.entryOf(action), 'participant', malta)
  expect(drivers.send()).toEqual(['taken'])
  expect(sees()).toBe(false)
  const again = pageOf(server, 'ms-mt')
  again.entryOf(action).participants.set(malta, joined)
  expect(again.send()).toEqual(['mandate/may-not-join'])
  expect(sees()).toBe(false)
  const anew = pageOf(server, 'ms-mt')
  join(anew.view, anew.entryOf(action), { party: malta, answersForParty: true, isDriver: false }, seen)
  expect(anew.send()).toEqual(['taken'])
  // Nor by exchanging the request of one that waits.
  anew.entryOf(action).participants.set(malta, joined)
  expect(anew.send()).toEqual(['mandate/may-not-join'])
  expect(sees()).toBe(false)
})

test('an offer is made under a request of its own: an old yes does not come back with it', () => {
  const server = new ServerReplica()
  const driver = pageOf(server, 'ms-de')
  const action = addAction(driver.view, firstGoal)
  const italy = party('ms-it')
  ask(driver.view, driver.entryOf(action), 'co-leader', italy, asDriver, seen)
  driver.send()
  const speaker = pageOf(server, 'ms-it')
  const asked = speaker.entryOf(action).coLeaders.get(italy)?.request
  if (asked === undefined) throw new Error('Italy was asked')
  answer(speaker.entryOf(action), 'co-leader', italy, asked, { answer: 'confirmed' }, seen)
  expect(speaker.send()).toEqual(['taken'])
  const drivers = pageOf(server, 'ms-de')
  takeOut(drivers.view, drivers.entryOf(action), 'co-leader', italy)
  expect(drivers.send()).toEqual(['taken'])
  const forged = pageOf(server, 'ms-it')
  forged.entryOf(action).offers.set(offerKey(italy, 'co-leader'), { request: asked })
  expect(forged.send()).toEqual(['mandate/may-not-join'])
  const honest = pageOf(server, 'ms-it')
  offerToLead(honest.view, honest.entryOf(action), 'co-leader', { party: italy, answersForParty: true }, seen)
  expect(honest.send()).toEqual(['taken'])
})
