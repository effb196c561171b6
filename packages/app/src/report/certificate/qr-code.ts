import { encodeQR } from 'qr';

/** A QR code as SVG, with the quiet zone of four modules that readers need; some fifteen per cent of it may be lost. */
export function qrCode(content: string): string {
  const modules = encodeQR(content, 'raw', { ecc: 'medium', border: 4 });
  const size = modules.length;
  const dark = modules.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#ffffff"/><path d="${dark.join('')}" fill="#16213a"/></svg>`;
}
