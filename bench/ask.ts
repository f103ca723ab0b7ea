import { randomUUID } from 'node:crypto';

/** A browser without pages. */
export type Desk = { url: string; cookie: string };
export type Question = { path: string; body?: object };

/** Reads, or changes what a body is sent for. Throws where the server refuses. */
export async function ask<T>({ url, cookie }: Desk, { path, body }: Question): Promise<T> {
  const response = await fetch(`${url}/api${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      cookie,
      ...(body ? { 'content-type': 'application/json', 'idempotency-key': randomUUID() } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}
