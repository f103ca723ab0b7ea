import { classes, formatNumber } from '#ui/index';
import { type CnesCounts, SECTIONS } from './cnes-view.ts';
import './network.css';

const COLUMNS = [
  { of: 'added', title: 'Novos' },
  { of: 'updated', title: 'Atualizados' },
  { of: 'inactivated', title: 'Inativados' },
  { of: 'unchanged', title: 'Sem mudança' },
] as const;

/** What the file does to each kind of record. */
export function CountsTable({ counts, label }: { counts: CnesCounts; label: string }) {
  return (
    <div className="table-scroll">
      <table className="data-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col" style={{ textAlign: 'left' }}>
              Registros
            </th>
            {COLUMNS.map(({ of, title }) => (
              <th key={of} scope="col" style={{ textAlign: 'right' }}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SECTIONS.map((section) => (
            <tr key={section.name}>
              <th scope="row" className="row-title">
                {section.title}
              </th>
              {COLUMNS.map(({ of, title }) => {
                const count = counts[section.name][of];
                return (
                  <td
                    key={of}
                    data-label={title}
                    className={classes('numeric', count === 0 && 'text-3')}
                    style={{ textAlign: 'right' }}
                  >
                    {formatNumber(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
