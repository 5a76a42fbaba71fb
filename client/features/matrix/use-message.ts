// How the matrix says something: with the sentences of every page and its own, and in what it shows on demand with those of that.
export { useMatrixMessage as useMessage, useMatrixToolMessage as useToolMessage } from '../../messages/use-message.tsx'
