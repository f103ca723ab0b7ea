import { UFS } from '@pec-aberto/brazil';
import { useWatch } from 'react-hook-form';
import { type Choice, DateField, MaskField, SelectField, TextField } from '#ui/index';
import { documentKinds } from '../../contract/codes.ts';
import { Cell, choicesOf } from './parts.tsx';

const STATES: readonly Choice[] = UFS.map(({ sigla }) => ({ value: sigla, label: sigla })).toSorted((a, b) =>
  a.label.localeCompare(b.label),
);
const KINDS = choicesOf(documentKinds);

function NumberField({ name, kind }: { name: string; kind: string }) {
  if (kind === 'cpf' || kind === 'cns') return <MaskField name={name} mask={kind} label="Número" required />;
  const digits = kind === 'nis' || kind === 'dnv';
  return (
    <TextField
      name={name}
      label="Número"
      required
      maxLength={60}
      autoComplete="off"
      inputMode={digits ? 'numeric' : 'text'}
    />
  );
}

/**
 * One number of a person and what its kind asks beside it. `base` is the place of the document in the form's
 * values, with its dot ("documents.0."), or ''.
 */
export function DocumentFields({ base = '' }: { base?: string }) {
  const kind = String(useWatch({ name: `${base}kind` }) ?? '');
  return (
    <>
      <Cell of={4}>
        <SelectField name={`${base}kind`} label="Documento" required choices={KINDS} />
      </Cell>
      <Cell of={kind === 'rg' ? 3 : 5}>
        <NumberField key={kind} name={`${base}number`} kind={kind} />
      </Cell>
      {kind === 'rg' ? (
        <>
          <Cell of={2}>
            <TextField
              name={`${base}details.issuer`}
              label="Órgão emissor"
              maxLength={60}
              autoComplete="off"
              placeholder="SSP"
            />
          </Cell>
          <Cell of={2}>
            <SelectField name={`${base}details.uf`} label="UF" choices={STATES} placeholder="–" />
          </Cell>
          <Cell of={3}>
            <DateField name={`${base}details.issuedOn`} label="Emissão" past />
          </Cell>
        </>
      ) : null}
    </>
  );
}
