// The door of bringing in actions from tables: loaded when somebody first does so.
export { ImportDialog } from './import-dialog.tsx'
