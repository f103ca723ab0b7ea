import { callUrl } from '#ui/client/api';
import { readPreference, writePreference } from '#ui/client/preferences';
import { printAgendaDay, printSlip } from '../../contract.ts';

export type Paper = 'A4' | 'roll';
const KEPT = 'papel-do-comprovante';

/** What this person prints slips on, at this computer. */
export const paperChosen = (): Paper => (readPreference(KEPT) === 'roll' ? 'roll' : 'A4');
export const choosePaper = (paper: Paper): void => writePreference(KEPT, paper === 'A4' ? null : paper);

/** Hands a file of the server to the browser, which shows, prints or keeps it as the person is used to. */
function download(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
}

export const downloadSlip = (id: string, paper = paperChosen()): void =>
  download(callUrl(printSlip.path, { params: { id }, query: { paper } }), 'comprovante-de-agendamento.pdf');

export const downloadDay = (lotacaoId: string, day: string): void =>
  download(callUrl(printAgendaDay.path, { params: { id: lotacaoId }, query: { day } }), `agenda-${day}.pdf`);
