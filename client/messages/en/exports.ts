// Taking a plan or the matrix out of the workspace: as a file, as a table, on paper.
export const exports = {
  'exports.open': 'Export',
  'exports.files': 'As a file',
  'exports.docx': 'Word document (.docx)',
  'exports.pdf': 'PDF (.pdf)',
  'exports.xlsx': 'Excel workbook (.xlsx)',
  'exports.ics': 'Calendar (.ics)',
  'exports.json': 'Data (.json)',
  'exports.command': 'Export as {format}',
  'exports.copy': 'Copy as table',
  'exports.print': 'Print …',
  'exports.print-once': 'This browser prints the marking and the version on the first page only. On every page they stand in the PDF and in the Word document.',
  'exports.print-anyway': 'Print anyway',
  'exports.copied': 'The table is copied.',
  'exports.not-copied': 'The browser did not allow copying. Take the Excel workbook.',
} as const
