import type { FichaSource, FormCode, ReportFinding } from '@pec-aberto/ledi';
import { loadLedi } from '#platform/ledi/load';
import type { UseCaseContext } from '#platform/usecase/context';
import { judgedAs } from '../judging/judge.ts';
import { installedIn, Members } from '../judging/membership.ts';
import type { Named } from '../judging/membership-queries.ts';
import { findSender, installedAs } from '../sending/sender.ts';
import { storeFichas } from '../store/store-fichas.ts';

/** A ficha that was made here, as it stands in the store. */
export type OwnFicha = {
  uuid: string;
  form: string;
  tipo: number;
  valid: boolean;
  findings: ReportFinding[];
};

/** Who sends is told anew each time that fichas go: what is missing of it now is no fault of the ficha. */
const OF_SENDER = /^(?:remetente|originadora)(?:\.|$)/;

/** Who ended the observations of a ficha de atendimento individual, where another began them. */
function observersIn({ body }: FichaSource<FormCode>) {
  const visits = 'atendimentosIndividuais' in body ? (body.atendimentosIndividuais ?? []) : [];
  return visits.flatMap((visit) => {
    const one = 'finalizadorObservacao' in visit ? visit.finalizadorObservacao : null;
    return one ? [{ cns: one.profissionalCNS ?? '', cnes: one.cnes ?? '', ine: one.ine ?? null }] : [];
  });
}

/** Of a municipality with thousands who work in it, those that these fichas are of. */
function namedIn(sources: ReadonlyArray<FichaSource<FormCode>>): Named {
  const people = sources.flatMap((source) => [
    source.professional,
    ...(source.shared ? [source.shared] : []),
    ...observersIn(source),
  ]);
  return {
    people: people.map(({ cns }) => cns),
    units: people.map(({ cnes }) => cnes),
    teams: people.flatMap(({ ine }) => ine ?? []),
  };
}

/**
 * Writes the fichas of what was done in this installation, each judged once as those that come are judged, and puts them in
 * the store, in the transaction of what they are of; answered in the order of the sources. One that is not valid is kept with
 * its findings, and never sent.
 */
export async function keepOwn(
  context: UseCaseContext,
  municipalityId: string,
  sources: ReadonlyArray<FichaSource<FormCode>>,
): Promise<OwnFicha[]> {
  const { platform, db, now } = context;
  if (sources.length === 0) return [];
  const ledi = await loadLedi();
  const installed = await installedIn(db, municipalityId, namedIn(sources));
  const training = !installed.refusesTraining;
  const sender = await findSender(platform, db, { municipalityId, training });
  const remetente = sender ?? { ...(await installedAs(db, training)), cpfOuCnpj: '', nomeOuRazaoSocial: '' };
  const members = new Members(installed);
  await members.read(sources.map(({ ibge }) => ibge));
  const builder = new ledi.FichaBuilder(ledi.layout, { remetente }, ledi.validator);
  const built = sources.flatMap((source) =>
    builder.build(source, { membership: members }).map((ficha) => ({ ...ficha, form: source.form })),
  );
  const judged = built.map(({ bytes, record, verdict }, position) => {
    const one = judgedAs(ledi, members, { position, entry: null, bytes }, record, verdict);
    const findings = sender ? one.findings : one.findings.filter(({ path }) => !OF_SENDER.test(path));
    return { ...one, findings, outcome: findings.length > 0 ? ('invalid' as const) : ('valid' as const) };
  });
  const lote = { id: null, receivedAt: now };
  await storeFichas({ db, now }, { ledi, lote, appliedForms: new Set() }, judged);
  return built.map(({ uuid, form }, at) => {
    const one = judged[at];
    if (!one || one.tipo === null) throw new Error('a ficha of ours says what it is');
    return { uuid, form, tipo: one.tipo, valid: one.outcome === 'valid', findings: one.findings };
  });
}
