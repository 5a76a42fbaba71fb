// The door of what takes a plan or the matrix out of the workspace. What each of it needs comes when it is asked for.
import { lazy } from 'react'

export { ExportMenu } from './export-menu.tsx'
/** Comes after the page: nobody prints before that. */
export const PrintedAs = lazy(async () => ({ default: (await import('./printed-as.tsx')).PrintedAs }))
