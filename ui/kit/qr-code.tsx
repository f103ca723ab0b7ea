import { useEffect, useState } from 'react';

/** A text as QR code (activation keys). The drawing library comes only when one is shown. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [image, setImage] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void import('qrcode').then(async ({ toDataURL }) => {
      const url = await toDataURL(text, { margin: 2, width: 240, errorCorrectionLevel: 'M' });
      if (current) setImage(url);
    });
    return () => {
      current = false;
    };
  }, [text]);
  if (!image) return <span className="skeleton" style={{ width: 240, height: 240 }} />;
  return <img src={image} width={240} height={240} alt={label} />;
}
