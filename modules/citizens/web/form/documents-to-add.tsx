import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { Button } from '#ui/index';
import { DocumentFields } from './document-fields.tsx';
import type { CitizenValues, DocumentValues } from './values.ts';

export const EMPTY_DOCUMENT: DocumentValues = {
  kind: '',
  number: '',
  details: { issuer: '', uf: '', issuedOn: '' },
};
const MOST = 20;

/** Numbers beside CPF and CNS, added with the form; those on record are looked after on the citizen's page. */
export function DocumentsToAdd() {
  const { control } = useFormContext<CitizenValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'documents' });
  return (
    <div className="cell-12 column">
      {fields.map((field, place) => (
        <fieldset key={field.id} className="citizen-document">
          <legend className="visually-hidden">Documento {place + 1}</legend>
          <div className="citizen-fields">
            <DocumentFields base={`documents.${place}.`} />
          </div>
          <Button look="text" size="small" icon={IconTrash} onClick={() => remove(place)}>
            Tirar este documento
          </Button>
        </fieldset>
      ))}
      {fields.length < MOST ? (
        <div>
          <Button look="text" size="small" icon={IconPlus} onClick={() => append(EMPTY_DOCUMENT)}>
            Adicionar documento (RG, DNV, outro CNS…)
          </Button>
        </div>
      ) : null}
    </div>
  );
}
