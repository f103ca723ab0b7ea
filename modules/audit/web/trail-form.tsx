import { inOrder } from '#platform/contract/record-type';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import {
  Button,
  Card,
  CheckboxField,
  DateField,
  Form,
  RadioCards,
  routeKey,
  SelectField,
  showToast,
  SubmitButton,
  TextField,
  useAction,
  useRecordTypes,
} from '#ui/index';
import { officialTypes } from '../contract/official-types.ts';
import { generateTrail, listTrails } from '../contract.ts';
import { PersonField } from './person-field.tsx';
import { boxOf, type FormFilters, fromForm, toForm, toQuery, type UrlFilters } from './trail-filters.ts';

const TYPES = officialTypes.toSorted((a, b) => a.label.localeCompare(b.label, 'pt-BR'));
const FORMATS = [
  { value: 'pdf', label: 'PDF' },
  { value: 'csv', label: 'CSV' },
] as const;

type Values = FormFilters & { formato: 'pdf' | 'csv' };

/** The form of "Auditoria": "Pesquisar" shows the events below, "Gerar trilha de auditoria" makes a file of them. */
export function TrailForm({
  filters,
  defaults,
  onSearch,
}: {
  filters: UrlFilters;
  defaults: UrlFilters;
  onSearch: (filters: UrlFilters) => void;
}) {
  const client = useQueryClient();
  const { mutateAsync } = useAction(generateTrail);
  const records = inOrder(useRecordTypes()).filter((type) => !type.later);
  const [cleared, setCleared] = useState(0);
  const wanted = useRef<'search' | 'file'>('search');

  async function submit({ formato, ...values }: Values, form: UseFormReturn<Values>): Promise<void> {
    const asked = fromForm(values);
    if (asked.ate < asked.de) {
      const message = 'A data de fim é anterior à de início.';
      form.setError('ate', { type: 'order', message }, { shouldFocus: true });
      return;
    }
    onSearch(asked);
    if (wanted.current === 'search') return;
    await mutateAsync({ body: { ...toQuery(asked), format: formato } });
    await client.invalidateQueries({ queryKey: routeKey(listTrails) });
    showToast('A trilha está sendo gerada. O arquivo aparece no histórico.');
  }

  return (
    <Card title="O que procurar">
      <Form<Values>
        // Filters that came with the address, or were cleared, fill the form anew.
        key={`${cleared} ${JSON.stringify(filters)}`}
        label="Filtros da trilha"
        defaults={{ ...toForm(filters), formato: 'pdf' as const }}
        onSubmit={submit}
      >
        <div className="audit-fields">
          <DateField name="de" label="Data início" required />
          <DateField name="ate" label="Data fim" required />
          <PersonField />
          <SelectField
            name="registro"
            label="Tipo de registro afetado"
            placeholder="Todos"
            choices={records.map(({ id, label }) => ({ value: id, label }))}
          />
          <TextField
            name="identificador"
            label="Identificador do registro afetado"
            placeholder="Id, CPF, CNS, CNES ou IBGE"
            maxLength={40}
          />
          <TextField name="ip" label="Componente gerador" placeholder="Ex.: 200.148.12.188" maxLength={50} />
          <TextField name="detalhe" label="Detalhes do evento" placeholder="Ex.: Hórus" maxLength={100} />
          <RadioCards name="formato" label="Tipo de arquivo gerado" required choices={FORMATS} />
        </div>
        <details className="audit-types" open={filters.tipos !== ''}>
          <summary>Tipo de evento</summary>
          <div className="audit-fields">
            {TYPES.map(({ number, label }) => (
              <CheckboxField key={number} name={`tipos.${boxOf(number)}`} label={label} />
            ))}
          </div>
        </details>
        <div className="form-foot">
          <Button
            look="text"
            onClick={() => {
              setCleared(cleared + 1);
              onSearch(defaults);
            }}
          >
            Limpar filtros
          </Button>
          {/* Not a submit button: Enter in a field searches. */}
          <Button
            onClick={({ currentTarget }) => {
              wanted.current = 'file';
              currentTarget.form?.requestSubmit();
            }}
          >
            Gerar trilha de auditoria
          </Button>
          <SubmitButton sending="Pesquisando…" onClick={() => void (wanted.current = 'search')}>
            Pesquisar
          </SubmitButton>
        </div>
      </Form>
    </Card>
  );
}
