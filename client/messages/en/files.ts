// Files on their way out and in: said only once one has been asked for.
export const files = {
  'exports.making': 'Making a file: {name}',
  'exports.progress': '{percent} % done',
  'exports.waiting': 'It begins in a moment.',
  'exports.cancel': 'Cancel',
  'exports.cancelled': 'Cancelled. No file was made.',
  'exports.done': '{name} is in your downloads.',
  'exports.failed-title': 'No file was made',
  'exports.failed': 'The file could not be made, because the server did not answer to the end. Check your connection, and try again.',
  'plans.from-file': 'From a data file',
  'plans.from-file-why': 'A file that “Data (.json)” of another plan gave makes the plan of the same area for {period}, with the same texts, goals and actions. Everybody named in it is asked anew.',
  'plans.choose-file': 'Choose a file …',
  'plans.imported': 'The plan is made. Name its driver next.',
  'plans.import-field': 'It is at {field}.',
} as const
