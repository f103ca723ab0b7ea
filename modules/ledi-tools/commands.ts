import type { Command } from '#platform/cli/command';
import type { Platform } from '#platform/runtime/platform';
import { lediDecode } from './commands/decode.ts';
import { lediDiff } from './commands/diff.ts';
import { lediEncode } from './commands/encode.ts';
import { lediRelay } from './commands/relay.ts';
import { lediToLayout } from './commands/to-layout.ts';
import { lediValidate } from './commands/validate.ts';

export const commands: readonly Command<Platform>[] = [
  lediValidate,
  lediDecode,
  lediEncode,
  lediDiff,
  lediToLayout,
  lediRelay,
];
