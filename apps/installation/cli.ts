import { lineWriter } from '#platform/cli/output';
import { runCommandLine } from '#platform/cli/run';
import { commandLine } from './cli/command-line.ts';

// Entry of `pec`: what a process is to its command.
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted && signal === 'SIGINT') process.exit(1);
    interruption.abort();
  });
}

const output = lineWriter(process.stdout, (error) => {
  process.stderr.write(`A saída não pôde ser gravada: ${error.message}\n`);
  process.exit(1);
});

process.exitCode = await runCommandLine(commandLine, process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  out: output.line,
  write: output.write,
  err: (text) => void process.stderr.write(`${text}\n`),
  signal: interruption.signal,
});
// A connection somebody forgot must not keep a finished command in the terminal.
setTimeout(() => process.exit(), 2_000).unref();
