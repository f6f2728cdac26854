/** Writes a table as CSV (RFC 4180) that a spreadsheet opens without taking a value for a formula. */
export function toCsv(heads, lines) {
  return [heads, ...lines].map((line) => line.map(field).join(",")).join("\r\n") + "\r\n";
}

/** Gives a file to the user, made here and sent nowhere. */
export function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\uFEFF", content], { type: "text/csv" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function field(value) {
  const plain = String(value ?? "");
  // What begins like a formula is one to a spreadsheet; an apostrophe makes it a text.
  const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
