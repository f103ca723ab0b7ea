import { type ActiveAccess, Card } from '#ui/index';

/** Where and as what the person works now. */
export function PlaceCard({ access }: { access: ActiveAccess }) {
  const { unit, team, cbo, municipality, profiles } = access;
  const lines: [string, string | undefined][] = [
    ['Unidade', unit ? `${unit.name} · CNES ${unit.cnes}` : undefined],
    ['Equipe', team ? `${team.name} · INE ${team.ine}` : 'Sem equipe'],
    ['Ocupação', cbo ? `${cbo.name} – ${cbo.code}` : undefined],
    [profiles.length > 1 ? 'Perfis' : 'Perfil', profiles.join(', ') || undefined],
    ['Município', municipality ? `${municipality.name} – ${municipality.uf}` : undefined],
  ];
  return (
    <Card title="Seu acesso">
      <dl className="facts">
        {lines.map(([label, value]) =>
          value ? (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {profiles.length === 0 ? (
        <p className="secondary text-2">
          Esta lotação ainda não tem perfil. Peça à coordenação da unidade para definir um.
        </p>
      ) : null}
    </Card>
  );
}
