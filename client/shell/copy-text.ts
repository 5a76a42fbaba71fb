// Puts something on the clipboard, also as a table for spreadsheets and letters. Without https a browser lets no page do so:
// then the person copies what stands there.

export async function copyText(text: string): Promise<boolean> {
  return write(() => navigator.clipboard.writeText(text))
}

/** Rows of cells; the first names the columns. */
export async function copyTable(rows: readonly (readonly string[])[]): Promise<boolean> {
  const plain = rows.map(cells => cells.map(cell => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')
  const marked = `<table>${rows.map((cells, index) => `<tr>${cells.map(cell => (index === 0 ? `<th>${escaped(cell)}</th>` : `<td>${escaped(cell)}</td>`)).join('')}</tr>`).join('')}</table>`
  return write(() => navigator.clipboard.write([new ClipboardItem({
    'text/plain': new Blob([plain], { type: 'text/plain' }),
    'text/html': new Blob([marked], { type: 'text/html' }),
  })]))
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

async function write(act: () => Promise<void>): Promise<boolean> {
  try {
    await act()
    return true
  } catch {
    return false
  }
}
