import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { StartError } from '#platform/process/start-error';
import type { RunState, Status } from './state.ts';

type Address = Pick<RunState, 'controlPort' | 'token'>;

/** `gone`: nobody listens there, or somebody else does. `silent`: it listens and does not answer. */
export type Answer = { status: Status } | 'gone' | 'silent';

/** Asks the supervisor of a run state. */
export function askStatus(address: Address, timeoutMs = 3_000): Promise<Answer> {
  return new Promise((resolve) => {
    const call = open(address, 'GET', '/status');
    call.setTimeout(timeoutMs, () => {
      resolve('silent');
      call.destroy();
    });
    call.once('error', () => resolve('gone'));
    call.once('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.once('close', () => {
        if (response.statusCode === 200 && response.complete) resolve({ status: JSON.parse(body) as Status });
        else resolve('gone');
      });
    });
    call.end();
  });
}

/** Asks it to stop; resolves when it has accepted, was gone already or does not answer. */
export function askStop(address: Address, timeoutMs = 3_000): Promise<void> {
  return new Promise((resolve) => {
    const call = open(address, 'POST', '/stop');
    call.setTimeout(timeoutMs, () => call.destroy());
    call.once('error', () => resolve());
    call.once('close', () => resolve());
    call.once('response', (response) => {
      response.resume();
      resolve();
    });
    call.end();
  });
}

/**
 * Holds a temporary installation alive until the returned function is called or this process dies;
 * undefined when it is stopping or gone already.
 */
export function holdAttached(address: Address): Promise<(() => void) | undefined> {
  return new Promise((resolve) => {
    const call = open(address, 'GET', '/attach');
    call.on('error', () => resolve(undefined));
    call.once('response', (response) => {
      response.on('error', () => undefined).resume();
      resolve(response.statusCode === 200 ? () => call.destroy() : undefined);
    });
    call.end();
  });
}

/**
 * Asks it to give the installation's name to another base that lies beside it. Resolves, once it serves again, with the
 * name of the one of before. Throws StartError with its reason, the base of before back in place.
 */
export function askReplaceBase(address: Address, other: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = open(address, 'POST', '/base');
    call.once('error', (cause) =>
      reject(
        new StartError('A instalação parou durante a troca da base. Inicie-a e veja pec status.', { cause }),
      ),
    );
    call.once('response', (response) => {
      void text(response).then((body) => {
        const { before, reason } = JSON.parse(body) as { before?: string; reason?: string };
        if (before === undefined) reject(new StartError(reason ?? 'A base não pôde ser trocada.'));
        else resolve(before);
      }, reject);
    });
    call.end(other);
  });
}

function open(address: Address, method: string, path: string) {
  return request({
    host: '127.0.0.1',
    port: address.controlPort,
    method,
    path,
    agent: false,
    headers: { authorization: `Bearer ${address.token}` },
  });
}
