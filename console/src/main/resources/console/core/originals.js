/** Originals of evidence: what a saved one is called, and which of them a browser may be able to play. */
import { call } from './api.js';

/** How the product names what the bytes are, and how browsers do. @type {Record<string, string>} */
const PLAYED_AS = { 'application/mp4': 'video/mp4', 'video/quicktime': 'video/mp4', 'application/x-matroska': 'video/webm', 'application/ogg': 'audio/ogg', 'audio/vnd.wave': 'audio/wav' };
/** For what came without a name, or with one that does not say what it is. @type {Record<string, string>} */
const ENDINGS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/webp': 'webp', 'image/tiff': 'tiff', 'image/heic': 'heic', 'application/pdf': 'pdf', 'text/plain': 'txt', 'text/html': 'html',
  'video/mp4': 'mp4', 'application/mp4': 'mp4', 'video/quicktime': 'mov', 'video/webm': 'webm', 'application/x-matroska': 'mkv', 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a', 'audio/vnd.wave': 'wav', 'application/ogg': 'ogg' };

/** @param {string | undefined} type @returns {string} as browsers call it; empty for what does not move or sound */
export function playedAs(type = '') {
  const told = PLAYED_AS[type] ?? type;
  return /^(video|audio)\//.test(told) ? told : '';
}

/** However large it is: what still comes is not cut off. @param {string} id @param {AbortSignal} [signal] that nobody waits any more */
export function original(id, signal) {
  return call(`/api/evidence/${id}/original`, { patience: Infinity, signal });
}

/** @param {Response} answer @param {any} exhibit @returns {string} as whoever handed it in called it, with an ending by which it opens */
export function fileName(answer, exhibit) {
  const [, told = ''] = /filename\*=UTF-8''([^;]+)/i.exec(answer.headers.get('Content-Disposition') ?? '') ?? [];
  const name = decodeURIComponent(told) || exhibit.evidenceId;
  const ending = ENDINGS[exhibit.detectedType ?? ''];
  return /\.[\p{L}\p{N}]{1,8}$/u.test(name) || !ending ? name : `${name}.${ending}`;
}
