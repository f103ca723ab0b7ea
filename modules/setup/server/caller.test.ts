import { describe, expect, it } from 'vitest';
import { isFromThisMachine } from './caller.ts';

const local = { address: '127.0.0.1', headers: { host: 'localhost:8080' } };

describe('isFromThisMachine', () => {
  it('accepts a browser on the machine of the server, by name or address', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '127.0.1.1']) {
      expect(isFromThisMachine({ ...local, address })).toBe(true);
    }
    for (const host of ['localhost', '127.0.0.1:8080', '[::1]:8080']) {
      expect(isFromThisMachine({ ...local, headers: { host } })).toBe(true);
    }
  });

  it('refuses another computer', () => {
    for (const address of ['192.168.0.10', '::ffff:10.0.0.1', 'fe80::1', undefined]) {
      expect(isFromThisMachine({ ...local, address })).toBe(false);
    }
  });

  it('refuses what came through a proxy, and a name pointed to this machine', () => {
    for (const name of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'x-forwarded-host']) {
      const headers = { ...local.headers, [name]: '127.0.0.1' };
      expect(isFromThisMachine({ ...local, headers })).toBe(false);
    }
    for (const host of ['exemplo.com', 'localhost.exemplo.com', '127.0.0.1.exemplo.com', undefined]) {
      expect(isFromThisMachine({ ...local, headers: host ? { host } : {} })).toBe(false);
    }
  });
});
