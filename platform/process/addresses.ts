import { networkInterfaces } from 'node:os';

const EVERYWHERE = new Set(['0.0.0.0', '::']);
const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** The address a person on this computer opens. */
export function localUrl(host: string, port: number): string {
  return `http://${EVERYWHERE.has(host) ? 'localhost' : bracketed(host)}:${port}`;
}

/** Addresses for the other computers of the network; none when it listens on one address only. */
export function networkUrls(host: string, port: number): string[] {
  if (!EVERYWHERE.has(host)) return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => `http://${address.address}:${port}`);
}
