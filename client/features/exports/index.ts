// The door of what takes a plan or the matrix out of the workspace. What each of it needs comes when it is asked for.
export { ExportMenu } from './export-menu.tsx'
export { OnPaper } from './on-paper.tsx'
export { download } from './fetch-file.ts'
