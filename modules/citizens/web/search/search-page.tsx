import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, formatCount, Page as Frame, useShortcuts } from '#ui/index';
import { useMedia } from '#ui/kit/use-media';
import { useNewCitizen } from '../new-citizen.ts';
import { useRights } from '../record/rights.ts';
import { today } from '../today.ts';
import { type AskedFields, doubtsOf, saidTerms } from './asked.ts';
import { type Picking, usePicking } from './picking.tsx';
import { NoPreview, Preview } from './preview.tsx';
import { Recent } from './recent.tsx';
import { ManyNotice, NobodyFound, People } from './results.tsx';
import { SearchForm } from './search-form.tsx';
import { type Search, useAsked, useSearch } from './use-search.ts';
import './search.css';

function AddButton({ asked, look }: { asked: AskedFields; look?: 'primary' }) {
  const newCitizen = useNewCitizen();
  const begin = () => newCitizen(asked);
  useShortcuts([{ keys: 'Alt N', label: 'Adicionar cidadão', run: begin }]);
  return (
    <Button look={look} icon={IconUserPlus} keys="Alt N" onClick={begin}>
      Adicionar cidadão
    </Button>
  );
}

const FIRST_ROW = '.citizen-search-list tbody tr[tabindex="0"]';

/** After Enter the list takes the focus, as soon as it answers to what was asked; never from who types on meanwhile. */
function useGoToList(presses: number, settled: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const [gone, setGone] = useState(presses);
  const go = () => place.current?.querySelector<HTMLElement>(FIRST_ROW)?.focus();
  const follow = useEffectEvent(go);
  useEffect(() => {
    if (gone === presses || !settled) return;
    setGone(presses);
    follow();
  }, [gone, presses, settled]);
  return { place, go };
}

function Found({
  search: { list, ms, meant },
  asked,
  onMeant,
  mayAdd,
  ...show
}: {
  search: Search;
  asked: AskedFields;
  /** Asks for what was likely meant. */
  onMeant: (text: string) => void;
  shown: string | null;
  onShow: (id: string) => void;
  picking: Picking | null;
  mayAdd: boolean;
}) {
  const { data, isPlaceholderData, isFetching } = list.query;
  const time = ms === null ? '' : ` · ${ms} ms`;
  const found = data && !isPlaceholderData ? `${formatCount(data.total, 'cidadão', 'cidadãos')}${time}` : '';
  return (
    <People
      title="Cadastros na base local"
      note={found || (isFetching ? 'buscando…' : '')}
      list={list}
      typed={asked.text}
      {...show}
      banner={data?.total.capped && !list.hasPrevious ? <ManyNotice /> : null}
      empty={
        <NobodyFound
          said={saidTerms(asked)}
          doubts={doubtsOf(asked.text, today())}
          meant={
            meant ? (
              <Button look="primary" icon={IconSearch} onClick={() => onMeant(meant)}>
                Você quis dizer “{meant}”?
              </Button>
            ) : null
          }
          add={mayAdd ? <AddButton asked={asked} {...(meant ? {} : { look: 'primary' as const })} /> : null}
        />
      }
    />
  );
}

/** "Cidadão": who is looked for is found while typing, seen at the side, opened by Enter. */
export function Page() {
  const [asked, setAsked] = useAsked();
  const [{ presses, pressed }, setPressed] = useState({ presses: 0, pressed: '' });
  const press = (text: string) => setPressed({ presses: presses + 1, pressed: text });
  // The form keeps what is typed: with another text it begins anew.
  const [mended, setMended] = useState(0);
  const search = useSearch(asked, presses);
  const { data, isFetching } = search.list.query;
  const { place, go } = useGoToList(presses, search.asking && !isFetching && pressed === asked.text);
  const [chosen, setChosen] = useState<string | null>(null);
  const { edit } = useRights();
  const beside = useMedia('(min-width: 1100px)');
  // Who left the list leaves the panel too; with nothing asked the recent ones may stand there.
  const shown = search.asking && !data?.rows.some(({ id }) => id === chosen) ? null : chosen;
  const picking = usePicking();
  const list = { shown, onShow: setChosen, picking };
  const askMeant = (text: string) => {
    setAsked({ ...asked, text });
    setMended(mended + 1);
    press(text);
  };
  return (
    <Frame
      title="Cidadão"
      actions={
        edit && search.asking ? (
          <>
            <span className="caption text-3">Não encontrou?</span>
            <AddButton asked={asked} />
          </>
        ) : null
      }
    >
      <SearchForm key={mended} asked={asked} onAsk={setAsked} onPress={() => press(asked.text)} onDown={go} />
      <div className="citizen-search" ref={place}>
        {search.asking ? (
          <Found search={search} asked={asked} onMeant={askMeant} mayAdd={edit} {...list} />
        ) : (
          <Recent {...list} />
        )}
        {beside ? (
          <section className="card citizen-search-preview" aria-label="Resumo do cidadão">
            {shown ? <Preview key={shown} id={shown} /> : <NoPreview />}
          </section>
        ) : null}
      </div>
    </Frame>
  );
}
