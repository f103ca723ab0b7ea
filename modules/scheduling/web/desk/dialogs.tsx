import { ConfirmDialog, Dialog, type Picked } from '#ui/index';
import { BlockDialog } from './block-dialog.tsx';
import { type Asked, BookingDialog } from './booking-dialog.tsx';
import { CitizenAppointments } from './citizen-appointments.tsx';
import { EntryDialog } from './entry-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { type Acts, titleOf } from './use-acts.ts';
import type { Desk } from './use-desk.ts';
import { type Appointment, type Block, type Booked, dayText, nameOf } from './words.ts';

/** What stands over the page. */
export type Open =
  | { what: 'book'; asked: Asked }
  | { what: 'entry'; entry: Pick<Booked, 'id'> & Partial<Booked> }
  | { what: 'block'; block: Block }
  | { what: 'free'; block: Block }
  | { what: 'move'; appointment: Appointment }
  | { what: 'cancel'; appointment: Appointment }
  | { what: 'citizen'; citizen: Picked };

function Opened({
  desk,
  acts,
  open,
  setOpen,
}: {
  desk: Desk;
  acts: Acts;
  open: Open;
  setOpen: (open: Open | null) => void;
}) {
  const close = () => setOpen(null);
  switch (open.what) {
    case 'book':
      return <BookingDialog asked={open.asked} desk={desk} onClose={close} />;
    case 'entry':
      return (
        <EntryDialog
          id={open.entry.id}
          name={open.entry.kind ? nameOf(open.entry as Booked) : 'Agendamento'}
          desk={desk}
          acts={acts}
          onMove={(appointment) => setOpen({ what: 'move', appointment })}
          onCancel={(appointment) => setOpen({ what: 'cancel', appointment })}
          onClose={close}
        />
      );
    case 'block':
      return (
        <BlockDialog
          block={open.block}
          desk={desk}
          acts={acts}
          onFree={() => setOpen({ what: 'free', block: open.block })}
          onClose={close}
        />
      );
    case 'free':
      return (
        <ConfirmDialog
          title={`Excluir a reserva das ${open.block.start}?`}
          confirm="Excluir reserva"
          danger
          onConfirm={() => acts.free(open.block)}
          onClose={close}
        >
          {nameOf(open.block)}, {dayText(open.block.day)}, das {open.block.start} às {open.block.end}. A vaga
          volta a ser livre; os outros blocos ficam.
        </ConfirmDialog>
      );
    case 'move':
      return <MoveDialog appointment={open.appointment} desk={desk} onClose={close} />;
    case 'cancel':
      return (
        <ConfirmDialog
          title={`Cancelar o agendamento de ${titleOf(open.appointment)}?`}
          confirm="Cancelar agendamento"
          cancel="Manter"
          danger
          onConfirm={() => acts.cancel(open.appointment)}
          onClose={close}
        >
          {dayText(open.appointment.day)}, {open.appointment.start}. Fica no histórico do cidadão, e a vaga é
          livre.
        </ConfirmDialog>
      );
    case 'citizen':
      return (
        <Dialog title={`Agendamentos de ${open.citizen.label}`} width={960} onClose={close}>
          <CitizenAppointments
            citizenId={open.citizen.value}
            more={(row) =>
              desk.lotacoes.some(({ lotacao }) => lotacao.id === row.lotacao.id)
                ? [
                    { label: 'Abrir', run: () => setOpen({ what: 'entry', entry: { id: row.id } }) },
                    {
                      label: 'Ver na agenda',
                      run: () => {
                        desk.show(row.lotacao.id, row.day);
                        close();
                      },
                    },
                  ]
                : []
            }
          />
        </Dialog>
      );
  }
}

/** The dialog that is open, if any, and what waits to be confirmed. */
export function Dialogs({
  desk,
  acts,
  open,
  setOpen,
}: {
  desk: Desk;
  acts: Acts;
  open: Open | null;
  setOpen: (open: Open | null) => void;
}) {
  const { doubted, forget, arriveAllTheSame } = acts;
  return (
    <>
      {open ? <Opened desk={desk} acts={acts} open={open} setOpen={setOpen} /> : null}
      {doubted ? (
        <ConfirmDialog
          title={`Adicionar ${titleOf(doubted.appointment)} à lista mesmo assim?`}
          confirm="Adicionar mesmo assim"
          danger={doubted.doubts.includes('deceased')}
          onConfirm={() => arriveAllTheSame(doubted)}
          onClose={forget}
        >
          {doubted.sentence}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
