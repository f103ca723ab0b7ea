import { expect, it } from 'vitest';
import { sampleProcess } from '../test/process.ts';
import { processLines } from './words.ts';

const ZONE = 'America/Sao_Paulo';

it('a terminal asks for the words to be compared while they matter, and never says that they are the same', () => {
  const asked = processLines(sampleProcess({ state: 'requested', endedAt: null }), ZONE).join('\n');
  expect(asked).toContain('palavras, a comparar com as do outro lado: ipê rio pedra sol');
  const ended = processLines(sampleProcess({ state: 'denied', endedAt: '2026-11-22T10:16:00Z' }), ZONE);
  expect(ended.join('\n')).not.toContain('palavras');
});

it('a terminal tells instants as the pages do, in the zone of the installation', () => {
  const ended = sampleProcess({ state: 'cancelled', endedAt: '2026-11-22T10:16:00Z' });
  expect(processLines(ended, ZONE)[0]).toContain('22/11/2026, 07:16');
  const deciding = sampleProcess({ state: 'deciding', endedAt: null, decideBy: '2026-11-23T10:26:00Z' });
  expect(processLines(deciding, ZONE).join('\n')).toContain('23/11/2026, 07:26');
});
