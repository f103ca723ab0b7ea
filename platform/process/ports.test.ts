import { createServer } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { freePort, probePort } from './ports.ts';

it('tells a port that may be listened on from one that is taken, and why', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await probePort(port, '127.0.0.1')).toEqual({ refused: 'EADDRINUSE' });
  taken.close();
  await once(taken, 'close');
  expect(await probePort(port, '127.0.0.1')).toEqual({ port });
  // Left free by whoever asked.
  expect(await probePort(port, '127.0.0.1')).toEqual({ port });
});

it('draws a free port below those that systems hand out to connections', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
  expect(ports.filter((port) => port < 20_000 || port >= 32_000)).toEqual([]);
  expect(new Set(ports).size).toBeGreaterThan(1);
});

it('says so when an address has none', async () => {
  await expect(freePort('203.0.113.1')).rejects.toThrow('no port free on 203.0.113.1: EADDRNOTAVAIL');
});
