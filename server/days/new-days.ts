// The document of an action's exact days, empty but for whose it is.
import { daysSchema, daysView, documentOfDays } from '../../shared/documents/joint-action-days.ts'
import type { DaysPlace } from '../../shared/documents/joint-action-days.ts'
import type { LogRow, NewDocument } from '../store/store.ts'
import { serverOrigin } from '../sync/document.ts'
import { newDocument } from '../sync/new-document.ts'

/** Its first row; all of it is the server's word. */
export const newDays = (place: DaysPlace, at: string): { document: NewDocument; rows: LogRow[] } =>
  newDocument(daysSchema, documentOfDays(place), at, doc => {
    const { record } = daysView(doc, serverOrigin).roots
    record.plan.set(place.plan)
    record.action.set(place.action)
  })
