// A QR of 152 letters is small: more pixels only make the search slower.
const MAX_SIDE = 1600;

type Source = { image: CanvasImageSource; width: number; height: number };

/** Reads a QR code from a picture or a frame of the camera. The decoder (130 kB) comes when first needed. */
async function decode({ image, width, height }: Source): Promise<string | undefined> {
  const scale = Math.min(1, MAX_SIDE / Math.max(width, height, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context || canvas.width === 0 || canvas.height === 0) return undefined;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  const { default: readQr } = await import('jsqr');
  return readQr(pixels.data, pixels.width, pixels.height)?.data || undefined;
}

/** The text of the QR code in a picture, or undefined when none is found or the file is no picture. */
export async function scanPicture(file: Blob): Promise<string | undefined> {
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (!bitmap) return undefined;
  try {
    return await decode({ image: bitmap, width: bitmap.width, height: bitmap.height });
  } finally {
    bitmap.close();
  }
}

export const scanFrame = (video: HTMLVideoElement): Promise<string | undefined> =>
  decode({ image: video, width: video.videoWidth, height: video.videoHeight });
