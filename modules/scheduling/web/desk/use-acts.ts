import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { addEntry } from '#modules/reception/contract';
import { ApiProblem, callApi, problemSentence, routeKey, showToast, showUndo } from '#ui/index';
import {
  cancelAppointment,
  changeAppointment,
  deleteReservation,
  tellAbsence,
  undoAbsence,
} from '../../contract.ts';
import { LIVE } from './use-desk.ts';
import { type Block, type Booked, dayText, nameOf, type When } from './words.ts';

/** An appointment, as the grid or its own dialog knows it. */
export type OfAppointment = Pick<
  Booked,
  'id' | 'version' | 'day' | 'start' | 'citizen' | 'colleague' | 'kind' | 'encaixe'
>;

const asEntry = (one: OfAppointment): Booked => one as Booked;
export const titleOf = (one: OfAppointment): string => nameOf(asEntry(one));

/** Somebody whose arrival must be confirmed before: on the list already, dead, inactive. */
export type Doubted = { appointment: OfAppointment; sentence: string; doubts: string[] };

function doubtsOf(error: unknown): string[] | null {
  if (!(error instanceof ApiProblem) || error.code !== 'arrival-to-confirm') return null;
  return (error.data as { doubts: string[] }).doubts;
}

/** What is done with appointments and reservations. Each says what it did; a refusal is said on the page. */
export function useActs() {
  const client = useQueryClient();
  const underWay = useRef(new Set<string>());
  const [refused, setRefused] = useState<string | null>(null);
  const [doubted, setDoubted] = useState<Doubted | null>(null);
  const readAgain = () =>
    Promise.all(LIVE.map((route) => client.invalidateQueries({ queryKey: routeKey(route) })));

  /** Does it once, and reads again either way. */
  async function once(id: string, act: () => Promise<void>): Promise<void> {
    if (underWay.current.has(id)) return;
    underWay.current.add(id);
    setRefused(null);
    try {
      await act();
    } catch (error) {
      setRefused(problemSentence(error));
    } finally {
      underWay.current.delete(id);
      void readAgain();
    }
  }

  async function addToList(appointment: OfAppointment, confirmed: string[]): Promise<void> {
    const { citizen, id } = appointment;
    if (!citizen) return;
    const body = {
      citizenId: citizen.id,
      lotacaoId: null,
      teamId: null,
      serviceTypes: [],
      appointmentId: id,
      ...(confirmed.length > 0 ? { confirmed: confirmed as Array<'listed' | 'deceased' | 'inactive'> } : {}),
    };
    await callApi(addEntry, { body });
    showToast(`${titleOf(appointment)} chegou e está na lista de atendimentos.`);
  }

  const arrive = (appointment: OfAppointment) =>
    once(appointment.id, async () => {
      try {
        await addToList(appointment, []);
      } catch (error) {
        const doubts = doubtsOf(error);
        if (!doubts) throw error;
        setDoubted({ appointment, sentence: problemSentence(error), doubts });
      }
    });

  const move = (appointment: OfAppointment & { lotacaoId: string }, to: When) =>
    once(appointment.id, async () => {
      const { id, version, day, start, lotacaoId, encaixe } = appointment;
      const moved = await callApi(changeAppointment, {
        params: { id },
        // A free slot that it is given to is taken: nobody else books it.
        body: { version, lotacaoId: to.lotacaoId, day: to.day, start: to.start, encaixe: false },
      });
      showUndo(`${titleOf(appointment)}: ${dayText(to.day)}, ${to.start}.`, async () => {
        await callApi(changeAppointment, {
          params: { id },
          body: { version: moved.version, lotacaoId, day, start, encaixe },
        });
        await readAgain();
      });
    });

  return {
    refused,
    dismiss: () => setRefused(null),
    doubted,
    forget: () => setDoubted(null),
    readAgain,
    arrive,
    move,
    /** Seen and accepted, the arrival is told again. */
    arriveAllTheSame: async ({ appointment, doubts }: Doubted) => {
      await addToList(appointment, doubts);
      void readAgain();
    },
    absent: (appointment: OfAppointment) =>
      once(appointment.id, async () => {
        const { id } = appointment;
        const told = await callApi(tellAbsence, { params: { id } });
        const text = `Falta de ${titleOf(appointment)} informada.`;
        if (!told.may.undoAbsence) return showToast(text);
        showUndo(text, async () => {
          await callApi(undoAbsence, { params: { id } });
          await readAgain();
        });
      }),
    cameAfterAll: (appointment: OfAppointment) =>
      once(appointment.id, async () => {
        await callApi(undoAbsence, { params: { id: appointment.id } });
        showToast(`${titleOf(appointment)} não tem mais a falta. Registre a chegada para pôr na lista.`);
      }),
    cancel: async (appointment: OfAppointment): Promise<void> => {
      await callApi(cancelAppointment, { params: { id: appointment.id } });
      showToast(`Agendamento de ${titleOf(appointment)} cancelado.`);
      void readAgain();
    },
    free: async (block: Block): Promise<void> => {
      await callApi(deleteReservation, { params: { id: block.id } });
      showToast(`Reserva das ${block.start} excluída: a vaga é livre.`);
      void readAgain();
    },
  };
}
export type Acts = ReturnType<typeof useActs>;
