import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { Dialog, FileDrop, Notice } from '#ui/index';
import { scanFrame, scanPicture } from './scan.ts';

const FRAME_MS = 200;
const PICTURES = ['.png', '.jpg', '.jpeg', '.webp'];
const MAX_BYTES = 20 * 1024 * 1024;

type Camera = 'starting' | 'on' | 'none';

/** Turns the camera on while the dialog is open and looks for a code in its frames. */
function useCamera(video: RefObject<HTMLVideoElement | null>, onFound: (text: string) => void): Camera {
  const [camera, setCamera] = useState<Camera>('starting');
  const found = useEffectEvent(onFound);
  useEffect(() => {
    const closing = new AbortController();
    void watch(video, closing.signal, setCamera, (text) => found(text));
    return () => closing.abort();
  }, [video]);
  return camera;
}

async function watch(
  video: RefObject<HTMLVideoElement | null>,
  signal: AbortSignal,
  tell: (camera: Camera) => void,
  found: (text: string) => void,
): Promise<void> {
  // Browsers offer the camera only on https and localhost: elsewhere the property does not exist.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  const stream = await devices?.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => undefined);
  if (!stream) {
    if (!signal.aborted) tell('none');
    return;
  }
  signal.addEventListener('abort', () => stream.getTracks().forEach((track) => track.stop()));
  if (signal.aborted || !video.current) {
    stream.getTracks().forEach((track) => track.stop());
    return;
  }
  tell('on');
  video.current.srcObject = stream;
  await video.current.play().catch(() => undefined);
  while (!signal.aborted && video.current) {
    const text = await scanFrame(video.current);
    if (text && !signal.aborted) return found(text);
    await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
  }
}

/** Reads the contra-chave from its QR code: by camera, where there is one, or from a picture. */
export function ScanDialog({ onFound, onClose }: { onFound: (text: string) => void; onClose: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const camera = useCamera(video, onFound);
  const [failed, setFailed] = useState(false);

  async function pick(file: File): Promise<void> {
    setFailed(false);
    const text = await scanPicture(file);
    if (text) onFound(text);
    else setFailed(true);
  }

  return (
    <Dialog title="Ler QR code da contra-chave" onClose={onClose}>
      <div className="column gap-12">
        <video
          ref={video}
          muted
          playsInline
          hidden={camera !== 'on'}
          aria-label="Imagem da câmera"
          style={{ width: '100%', borderRadius: 8 }}
        />
        {camera === 'none' ? (
          <Notice>A câmera não está disponível neste computador ou endereço. Use uma foto do código.</Notice>
        ) : null}
        {camera === 'on' ? <p className="text-2">Aponte a câmera para o código.</p> : null}
        {failed ? (
          <Notice tone="danger">Nenhum QR code foi encontrado na imagem. Use uma foto mais próxima.</Notice>
        ) : null}
        <FileDrop
          label="Foto do QR code"
          extensions={PICTURES}
          maxBytes={MAX_BYTES}
          onFile={(file) => void pick(file)}
        />
      </div>
    </Dialog>
  );
}
