/** The official premises of the chapter "Unificação de bases", in the words of what this program does. */
const PREMISES = [
  'As duas instalações têm a mesma versão do programa e o arquivo do CNES em dia. Unifique uma instalação local por vez: as outras esperam a vez.',
  'Quem pede entra na central com o mesmo CPF e a senha de lá. Quem administra a central aceita e, no fim, confirma.',
  'Antes, na local: envie os lotes e espere os recibos (depois não saem mais), sincronize os aplicativos, desligue a Agenda online, decida as fichas em revisão e corrija as doses de vacina inconsistentes.',
  'As duas têm uma cópia de segurança conferida das últimas 24 horas.',
  'A central precisa de um link https. Dentro da rede local serve http: o que viaja vai cifrado de todo modo.',
  'Ensaie quantas vezes quiser: nada muda na central e a unidade continua atendendo. O relatório diz o que entraria e o que se encontraria.',
  'Ao unificar, só administradores entram na local, por minutos, e na central, até alguém de lá confirmar ou desfazer. Faça fora do horário de atendimento.',
  'Se a internet ou a energia cair, nada se perde e nada entra pela metade: continua de onde parou.',
  'Vêm todos os cidadãos, prontuários, fichas, vínculos com equipes e profissionais, também os inativos. Quem está nas duas bases fica com dois cadastros, para alguém decidir em Unificação de cadastros.',
  'Não vêm senhas (cada profissional cria outra), configurações, credenciais nem certificados. A trilha de auditoria fica na base local: leve-a em arquivo assinado (pec audit export).',
  'No fim a local é desativada e mostra o endereço da central. Mude o endereço também nos aplicativos e desinstale AD e AC antes de instalá-los de novo.',
];

/** "Informações importantes": folded where something already goes on. */
export function Premises({ open }: { open: boolean }) {
  return (
    <details className="card unification-premises" open={open}>
      <summary>
        <h2>Informações importantes para realizar a unificação de base</h2>
      </summary>
      <ol className="numbered column gap-4">
        {PREMISES.map((premise) => (
          <li key={premise}>{premise}</li>
        ))}
      </ol>
    </details>
  );
}
