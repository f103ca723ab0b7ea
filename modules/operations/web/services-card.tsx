import {
  IconBuildingHospital,
  IconClock,
  IconDatabase,
  IconDeviceSdCard,
  IconKey,
  IconListCheck,
  IconPackage,
  IconPlugConnected,
  IconServer,
  IconShieldCheck,
  IconVersions,
} from '@tabler/icons-react';
import { Button, type Column, formatTime, Icon, type IconType, SimpleTable, StatusMark } from '#ui/index';
import { LEVELS, manualPage, type Service, type Status } from './status.ts';

const ICONS: Record<string, IconType> = {
  database: IconDatabase,
  disk: IconDeviceSdCard,
  clock: IconClock,
  worker: IconServer,
  jobs: IconListCheck,
  'cnes-import': IconBuildingHospital,
  activation: IconShieldCheck,
  versions: IconVersions,
  secrets: IconKey,
  'data-packages': IconPackage,
};

const COLUMNS: readonly Column<Service>[] = [
  {
    key: 'service',
    title: 'Serviço',
    cell: ({ id, title }) => (
      <span className="row">
        <Icon of={ICONS[id] ?? IconPlugConnected} />
        <span className="strong nowrap">{title}</span>
      </span>
    ),
  },
  {
    key: 'level',
    title: 'Situação',
    className: 'nowrap',
    cell: ({ level }) => <StatusMark shape={LEVELS[level].shape}>{LEVELS[level].word}</StatusMark>,
  },
  {
    key: 'detail',
    title: 'Detalhe',
    cell: ({ id, level, detail }) => (
      <>
        {detail}
        {level === 'ok' ? null : (
          <div className="caption text-3">
            No manual: <span className="mono">{manualPage(id)}</span>
          </div>
        )}
      </>
    ),
  },
];

/** Every check, in one table; `onCheck` looks again at once. */
export function ServicesCard({
  status,
  checking,
  onCheck,
}: {
  status: Status;
  checking: boolean;
  onCheck: () => void;
}) {
  return (
    <section className="card">
      <header>
        <h2>Serviços</h2>
        <span className="caption text-3 numeric">verificados às {formatTime(status.checkedAt)}</span>
        <span className="grow" />
        <Button look="text" size="small" busy={checking && 'Verificando…'} onClick={onCheck}>
          Verificar agora
        </Button>
      </header>
      <SimpleTable label="Serviços" columns={COLUMNS} rows={status.services} rowKey={({ id }) => id} />
    </section>
  );
}
