// What the second process of the store's tests does: opens the store, says how that went, then appends as told.
/* oxlint-disable no-console */
import { openSqliteStore } from '../../server/store/sqlite/open.ts'
import { aDocument, aRow, at } from './store-rows.ts'

const { STORE_DIRECTORY: directory = '', STORE_AS: as = 'owner', STORE_APPEND: task = 'wait' } = process.env

const opened = await openSqliteStore({
  directory,
  as: as === 'beside' ? 'beside' : 'owner',
  onFinalFailure: failure => console.log(`final ${failure.reason}`),
})
console.log(opened.ok ? 'open' : opened.error.code)
if (opened.ok && task === 'append-until-killed') {
  await opened.value.createDocument(aDocument())
  for (let seq = 1; ; seq += 1) {
    const appended = await opened.value.appendUpdates([aRow({ seq, bytes: new Uint8Array(2_000) })])
    console.log(appended.ok ? `acknowledged ${seq}` : `refused ${appended.error.code}`)
    // Lets the line out before the next commit, so that the other side knows of every acknowledgement it may judge by.
    await new Promise(resolve => setImmediate(resolve))
    if (!appended.ok) break
  }
  const small = await opened.value.saveSnapshot('plan/ms-2026', 'first', { seq: 1, bytes: new Uint8Array(1), at })
  console.log(`once more: ${small.ok ? 'taken' : small.error.code}`)
}
setInterval(() => {}, 1_000)
