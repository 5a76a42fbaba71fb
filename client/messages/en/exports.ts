// Taking a plan or the matrix out of the workspace: as a file, as a table, on paper.
export const exports = {
  'exports.open': 'Export',
  'exports.files': 'As a file',
  'exports.docx': 'Word document (.docx)',
  'exports.pdf': 'PDF',
  'exports.xlsx': 'Excel workbook (.xlsx)',
  'exports.ics': 'Calendar (.ics)',
  'exports.json': 'Data (.json)',
  'exports.elsewhere': 'Elsewhere',
  'exports.copy': 'Copy as table',
  'exports.copy-note': 'To paste in Word, Outlook or Excel',
  'exports.print': 'Print …',
  'exports.copied': 'The table is copied. Paste it in Word, Outlook or Excel.',
  'exports.not-copied': 'The browser did not let the table be copied. Allow this page to use the clipboard, or take the Excel workbook.',
} as const
