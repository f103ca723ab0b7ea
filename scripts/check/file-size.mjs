import { readFileSync } from 'node:fs';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';

const MAX_LINES = 600;
const MAX_MEDIAN = 100;
const CODE = /\.(ts|tsx|mjs|css|sql)$/;

/**
 * @param {readonly { file: string, lines: number }[]} files
 * @returns {{ median: number, largest: { file: string, lines: number } | undefined }} an even count takes
 *   the lower of the two in the middle
 */
export function sizes(files) {
  const sorted = files.toSorted((a, b) => a.lines - b.lines);
  return { median: sorted[Math.floor((sorted.length - 1) / 2)]?.lines ?? 0, largest: sorted.at(-1) };
}

/** Files stay small enough to be read whole: none over 600 lines, half of them under 100. */
export const fileSize = {
  name: 'file-size',
  run: async () => {
    const files = (await projectFiles())
      .filter((file) => CODE.test(file))
      .map((file) => ({ file, lines: readFileSync(inRoot(file), 'utf8').split('\n').length - 1 }));
    const { median, largest } = sizes(files);
    const problems = files
      .filter(({ lines }) => lines > MAX_LINES)
      .map(({ file, lines }) => `${file}: ${lines} lines, at most ${MAX_LINES}`);
    if (median >= MAX_MEDIAN)
      problems.push(`the median file has ${median} lines, it must stay under ${MAX_MEDIAN}`);
    return {
      problems,
      note: `${files.length} files, median ${median} lines, largest ${largest?.lines} (${largest?.file})`,
    };
  },
};
