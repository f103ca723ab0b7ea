import type { Layout, ReportLine } from '@pec-aberto/ledi';
import { placeOf } from './files.ts';

/** What `validate` says to people: a paragraph for each record, and the count of all at the end. */
export function createReport(layout: Layout) {
  const count = { valid: 0, held: 0, invalid: 0 };
  return {
    /** Counts the record and gives its text. */
    take(line: ReportLine): string {
      const place = placeOf(line.file, line.entry);
      const kind = describe(layout, line);
      if (line.valid === true) {
        count.valid += 1;
        return `${place}: válido (${kind})`;
      }
      if (line.valid === 'held') {
        count.held += 1;
        return `${place}: retido (${kind}); o layout é mais novo que ${layout.newest}, aguardando pacote`;
      }
      count.invalid += 1;
      const errors = line.errors.map(
        ({ code, group, path, message }) => `  ${path || 'registro'}: ${message} (${group}; ${code})`,
      );
      return [`${place}: inválido (${kind})`, ...errors].join('\n');
    },
    hasInvalid: () => count.invalid > 0,
    summary(): string {
      const { valid, held, invalid } = count;
      const total = valid + held + invalid;
      const some = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
      const parts = [
        some(valid, 'válido', 'válidos'),
        some(invalid, 'inválido', 'inválidos'),
        ...(held > 0 ? [some(held, 'retido', 'retidos')] : []),
      ];
      return `${some(total, 'registro', 'registros')}: ${parts.join(', ')}.`;
    },
  };
}

function describe(layout: Layout, { tipo, version }: ReportLine): string {
  if (tipo === null && version === null) return 'não foi possível ler';
  const title = layout.formByTipo.get(tipo ?? -1)?.title ?? `tipo ${tipo ?? 'ausente'}`;
  return version === null ? `${title}, sem versão` : `${title}, layout ${version}`;
}
