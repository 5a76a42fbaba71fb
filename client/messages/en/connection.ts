// How current what one sees is, and the way out where it stays behind.
export const connection = {
  'connection.loading': 'Connecting…',
  'connection.live': 'Up to date',
  'connection.offline': 'Offline',
  'connection.closed': 'Not up to date',
  'connection.reload': 'Reload',
} as const
