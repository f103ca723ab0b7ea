import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bootSettingsTable } from './boot.ts';
import { projectRoot } from './root.ts';

test('the manual shows the table of boot settings as the program has it', () => {
  const manual = readFileSync(join(projectRoot(), 'docs', 'pt-BR', 'instalacao.md'), 'utf8');
  const rows = bootSettingsTable.map(
    (setting) =>
      `| \`${setting.name}\` | ${setting.default ? `\`${setting.default}\`` : '—'} | ${setting.description} |`,
  );
  const table = ['| Nome | Sem ele | O que faz |', '|---|---|---|', ...rows].join('\n');
  expect(manual).toContain(table);
});
