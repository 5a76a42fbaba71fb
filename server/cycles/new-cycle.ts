// The document of a cycle: an empty guidance note for each goal, and the mirror of the record.
import { cycleSchema, cycleView, documentOfCycle } from '../../shared/documents/cycle.ts'
import type { LogRow, NewDocument } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import { newDocument } from '../sync/new-document.ts'
import { mirrorCycle } from './cycle-record.ts'
import type { CycleRecord } from './cycle-record.ts'

/** Its first row; all of it is the server's word. */
export const newCycle = (record: CycleRecord, at: string): { document: NewDocument; rows: LogRow[] } =>
  newDocument(cycleSchema, documentOfCycle(record.id), at, doc => {
    const { goals } = cycleView(doc, serverOrigin).roots
    for (const goal of record.goals) goals.create(goal, {})
    mirrorCycle(doc, record)
  })
