import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi, routeKey } from '#ui/index';
import {
  finishEncounter,
  getAntecedents,
  getFrontSheet,
  listAllergies,
  listProblems,
} from '../../contract.ts';
import { AntecedentsBlock } from '../entries/antecedents.tsx';
import { EncounterForm, type Ending } from '../parts/encounter-form.tsx';
import { useVisit, type Visit } from '../visit.ts';
import { Assessment } from './assessment.tsx';
import { soapOf } from './content.ts';
import { EndPanel } from './end-panel.tsx';
import { onNext } from './next.tsx';
import { Objective } from './objective.tsx';
import { Plan } from './plan.tsx';
import { Subjective } from './subjective.tsx';
import { emptySoap, type SoapValues } from './values.ts';
import { requireAllSent } from './withheld.ts';
import { WithheldNotices } from './withheld-notices.tsx';

/** What the form shows of the record. */
export const RECORD = [getFrontSheet, listProblems, listAllergies, getAntecedents];

/** Where the cursor is when the page opens. */
const firstOf = ({
  rights: { subjective, objective },
}: Visit): 'subjective.text' | 'objective.text' | 'plan.text' =>
  subjective ? 'subjective.text' : objective ? 'objective.text' : 'plan.text';

/** SOAP, the blocks that the profile has; who makes no assessment writes the other three. */
export function SoapForm(ending: Ending<SoapValues>) {
  const visit = useVisit();
  const { rights } = visit;
  const params = { id: visit.encounter.id };
  const client = useQueryClient();
  const [opened, setOpened] = useState(false);
  return (
    <EncounterForm<SoapValues>
      {...ending}
      defaults={emptySoap(visit)}
      first={firstOf(visit)}
      end={async (values) => {
        requireAllSent(values, visit);
        try {
          return await callApi(finishEncounter, { params, body: soapOf(values, visit) });
        } catch (error) {
          // It may have been refused for what changed in the record meanwhile.
          for (const route of RECORD) void client.invalidateQueries({ queryKey: routeKey(route) });
          throw onNext(error);
        }
      }}
      onOpened={() => setOpened(true)}
      panel={<EndPanel />}
    >
      <WithheldNotices />
      {rights.subjective ? <Subjective /> : null}
      {rights.objective ? <Objective /> : null}
      {rights.assess ? <Assessment opened={opened} /> : null}
      {rights.plan || visit.encounter.kind === 'procedimentos' ? <Plan /> : null}
      {rights.antecedents ? <AntecedentsBlock /> : null}
    </EncounterForm>
  );
}
