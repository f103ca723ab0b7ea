/**
 * Lines of a text no wider than `width`, broken at blanks; a word wider than that alone is broken where it must. A line
 * break of the text stays one. At least one line, which may be empty.
 */
export function wrap(text: string, width: number, widthOf: (part: string) => number): string[] {
  const blank = widthOf(' ');
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    let used = 0;
    for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
      const wide = widthOf(word);
      if (line !== '' && used + blank + wide <= width) {
        line += ` ${word}`;
        used += blank + wide;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = wide <= width ? [word] : piecesOf(word, width, widthOf);
      line = pieces.pop() ?? '';
      lines.push(...pieces);
      used = line === word ? wide : widthOf(line);
    }
    return [...lines, line];
  });
}

function piecesOf(word: string, width: number, widthOf: (part: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const letter of word) {
    const wide = widthOf(letter);
    if (piece !== '' && used + wide > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += letter;
    used += wide;
  }
  return [...pieces, piece];
}
