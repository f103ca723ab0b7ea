import type { IncomingHttpHeaders } from 'node:http';

const FORWARDING = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'];
const LOCAL_ADDRESS = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

export type Caller = { address: string | undefined; headers: IncomingHttpHeaders };

/**
 * Is the browser on the very machine of the server? Who sits there may configure a new installation without
 * code. A proxy on the machine also calls from loopback: any trace of one means "no". The address the browser
 * asked for must be local too, so that a page of the internet whose name was pointed to 127.0.0.1 is no local.
 */
export function isFromThisMachine({ address, headers }: Caller): boolean {
  if (FORWARDING.some((name) => headers[name] !== undefined)) return false;
  return LOCAL_ADDRESS.test(address ?? '') && LOCAL_HOST.test(headers.host ?? '');
}
