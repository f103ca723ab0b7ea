import { expect, test } from 'vitest';
import { insideProgram } from './log-lines.ts';

test.each([
  [
    'at file:///home/maria/apps/pec/modules/unification/server/act.js:10:5',
    'modules/unification/server/act.js:10:5',
  ],
  ['at run (C:\\Users\\Maria Reis\\pec\\platform\\jobs\\worker.js:1:2)', 'platform\\jobs\\worker.js:1:2'],
  ['at async go (/srv/maria/server.js:3:4)', 'server.js:3:4'],
  ['at node:internal/timers:5:6', 'timers:5:6'],
])('of a place in the log only the path inside the program is told', (place, told) => {
  expect(insideProgram(place)).toBe(told);
});
