// The state of the connection, and why a page can only be read for now.
export const connection = {
  'connection.offline': 'You are offline. What you write is kept on this device and sent when the connection is back.',
  'connection.session-over': 'Your session has ended. Sign in again to go on; what you wrote is kept.',
  'connection.server-newer': 'The workspace was updated. Reload to go on; your work is kept.',
  'connection.store-full': 'The server cannot store more for now. What you write is kept on this device; tell the support team.',
  'connection.right-lost': 'You may no longer write here. You can still read, and copy what was not saved.',
  'connection.reload': 'Reload',
  'connection.sign-in': 'Sign in',
} as const
