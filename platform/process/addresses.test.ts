import { expect, it } from 'vitest';
import { localUrl, networkUrls } from './addresses.ts';

it('names the addresses of the network only where it listens on all', () => {
  expect(networkUrls('127.0.0.1', 8080)).toEqual([]);
  for (const url of networkUrls('0.0.0.0', 8080)) {
    expect(url).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:8080$/);
    expect(url).not.toMatch(/\/127\./);
  }
});

it('names this computer by what it listens on', () => {
  expect(localUrl('0.0.0.0', 8080)).toBe('http://localhost:8080');
  expect(localUrl('::1', 80)).toBe('http://[::1]:80');
});
