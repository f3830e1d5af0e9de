// A table for a terminal.

/** Lines of a table; `right` are the columns set flush right. */
export function table(head, rows, { right = [] } = {}) {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  const line = (cells) => `  ${cells.map((cell, column) => (
    right.includes(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column])
  )).join('  ').trimEnd()}`;
  return ['', line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
