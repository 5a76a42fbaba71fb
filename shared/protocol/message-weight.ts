// As how many messages a message counts where messages are bounded in time: the server closes a connection that sends too
// much at once, and a page keeps below that.
import { bytesPerMessage } from './limits.ts'

/** `bytes` of the whole message, or of the update in it: what stands around that is less than one more. */
export const messageWeight = (bytes: number): number => Math.max(1, Math.ceil(bytes / bytesPerMessage))
