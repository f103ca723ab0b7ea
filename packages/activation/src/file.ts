/**
 * The contra-chave inside what was pasted or read: a JSON with the field `contraChave`, or a text whose lines
 * starting with `#` are notes.
 */
export function bareText(text: string): string {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed.startsWith('{')) return fieldOf(trimmed);
  return trimmed
    .split(/\r?\n/)
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('');
}

function fieldOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value !== 'object' || value === null || !('contraChave' in value)) return '';
    return typeof value.contraChave === 'string' ? value.contraChave : '';
  } catch {
    return '';
  }
}

/** Text file to carry a contra-chave: first line the contra-chave, then notes for the person who opens it. */
export function contraChaveFile(contraChave: string, notes: readonly string[]): string {
  return [contraChave, ...notes.map((note) => `# ${note}`), ''].join('\r\n');
}
