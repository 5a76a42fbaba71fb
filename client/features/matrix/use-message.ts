// How the matrix says something: with the sentences of every page and its own.
export { useMatrixMessage as useMessage } from '../../messages/use-message.tsx'
