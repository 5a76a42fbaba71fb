// Why the connection to a plan was closed. Final ones say what the person can do; the others that the page comes back by
// itself.
import type { CloseName } from '../../protocol/close-codes.ts'

export const closes = {
  'close/signedOut':
    'You are signed out, or somebody else signed in with this browser. Sign in again to go on; what you wrote is kept on this device.',
  'close/rightLost':
    'This plan is no longer open to your delegation. The EMPACT support team can tell you why.',
  'close/notFound':
    'There is no such plan, or it is not open to your delegation. Go back to the list of plans.',
  'close/otherEpoch':
    'This plan was restored from an earlier state. Reload the page; what you wrote and was not saved is kept for you.',
  'close/documentFull':
    'This plan has reached its largest size. It can be read and shortened, but nothing can be added; ask the EMPACT support team.',
  'close/malformed':
    'The server could not read what this page sent. Reload the page; what was not saved is kept on this device.',
  'close/pageTooOld':
    'The workspace was updated, and this page is too old to go on safely. Reload it; your work is kept.',
  'close/restarting':
    'The server is restarting. The page comes back by itself; what you write meanwhile is kept on this device.',
  'close/notStoring':
    'The server cannot save at the moment. What you write is kept on this device and sent as soon as it can.',
  'close/handshakeTimeout':
    'The connection could not be set up in time. The page tries again by itself.',
  'close/slowReader':
    'This connection was too slow to keep up with the plan. The page connects again by itself.',
  'close/tooFast':
    'This page sent more at once than the server takes. It waits a moment and goes on by itself.',
  'close/tooManySockets':
    'You have the workspace open in more tabs and windows than it can serve at once. Close some; this page then connects by itself, and what you write is kept on this device.',
} as const satisfies Record<`close/${CloseName}`, string>
