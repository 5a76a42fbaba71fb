// The door of the matrix.
export { MatrixPage } from './matrix-page.tsx'
