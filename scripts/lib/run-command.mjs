import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/** A task that cannot go on; the message is all the user needs (no stack is printed). */
export class TaskFailed extends Error {
  name = 'TaskFailed';
}

/**
 * Runs a program in the project's folder and waits for it. It does not outlive this process.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ output?: 'capture' | 'show' | 'stderr', env?: Record<string, string>, timeout?: number }} [options]
 *   `capture` keeps the output for the caller; `show` passes it on; `stderr` passes all of it to stderr. After `timeout`
 *   milliseconds it is ended.
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} `code` is 1 when a signal ended it
 */
export function runCommand(file, args, { output = 'capture', env = {}, timeout = 0 } = {}) {
  const stdio = { capture: ['ignore', 'pipe', 'pipe'], show: 'inherit', stderr: ['ignore', 2, 2] }[output];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio, env: { ...process.env, ...env } });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const stop = () => child.kill();
    process.once('exit', stop);
    let timedOut = false;
    const limit = timeout && setTimeout(() => (timedOut = child.kill('SIGKILL')), timeout);
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', stop);
      clearTimeout(limit);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString(), timedOut });
    });
  });
}

/** Runs a tool of the project written in JavaScript, by the path of its file in node_modules. */
export const runTool = (path, args, options) =>
  runCommand(process.execPath, [`node_modules/${path}`, ...args], options);
