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
import { Button, formatTime, Icon, type IconType, StatusMark } from '#platform/ui/index';
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

function ServiceRow({ service }: { service: Service }) {
  const { shape, word } = LEVELS[service.level];
  return (
    <tr>
      <td data-label="Serviço">
        <span className="row">
          <Icon of={ICONS[service.id] ?? IconPlugConnected} />
          <span className="strong nowrap">{service.title}</span>
        </span>
      </td>
      <td data-label="Situação" className="nowrap">
        <StatusMark shape={shape}>{word}</StatusMark>
      </td>
      <td data-label="Detalhe">
        {service.detail}
        {service.level === 'ok' ? null : (
          <div className="caption text-3">
            No manual: <span className="mono">{manualPage(service.id)}</span>
          </div>
        )}
      </td>
    </tr>
  );
}

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
      <div className="table-scroll">
        <table className="data-table" aria-label="Serviços">
          <thead>
            <tr>
              {['Serviço', 'Situação', 'Detalhe'].map((title) => (
                <th key={title} scope="col" style={{ textAlign: 'left' }}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {status.services.map((service) => (
              <ServiceRow key={service.id} service={service} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
