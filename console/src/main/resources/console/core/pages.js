/** Every page, its address, and who finds it in the list at the side. Those that are not needed at first are fetched later. */
import { html } from './lit.js';
import { imported } from './modules.js';

const DESK = ['AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR'];
const PARTIES = ['BUYER', 'SELLER'];
export const THIRD = ['CARRIER', 'SERVICE_PROVIDER', 'LAB'];
const ALL = [...PARTIES, ...DESK, ...THIRD];

/**
 * @typedef {{name: string, address: string, roles: string[], erasing?: boolean, open?: boolean, hidden?: boolean, ids?: boolean, load: () => Promise<any>, view: () => any}} Page
 * @type {Page[]}
 */
export const PAGES = [
  { name: 'queue', address: '/queue', roles: ALL, load: now, view: () => html`<bc-queue></bc-queue>` },
  { name: 'cases', address: '/cases', roles: [], ids: true, load: () => imported('/console/pages/case.js'), view: () => html`<bc-case></bc-case>` },
  { name: 'file', address: '/file', roles: ['BUYER'], load: () => imported('/console/pages/file.js'), view: () => html`<bc-file></bc-file>` },
  { name: 'ask', address: '/ask', roles: PARTIES, load: () => imported('/console/pages/ask.js'), view: () => html`<bc-ask></bc-ask>` },
  { name: 'inbox', address: '/inbox', roles: ALL, load: () => imported('/console/pages/inbox.js'), view: () => html`<bc-inbox></bc-inbox>` },
  { name: 'desk', address: '/desk', roles: DESK, load: () => imported('/console/pages/desk.js'), view: () => html`<bc-desk></bc-desk>` },
  { name: 'ratings', address: '/ratings', roles: ['SUPERVISOR'], load: () => imported('/console/pages/ratings.js'), view: () => html`<bc-ratings></bc-ratings>` },
  { name: 'groups', address: '/groups', roles: ['SUPERVISOR'], ids: true, load: () => imported('/console/pages/groups.js'), view: () => html`<bc-groups></bc-groups>` },
  { name: 'policies', address: '/policies', roles: ALL, load: () => imported('/console/pages/policies.js'), view: () => html`<bc-policies></bc-policies>` },
  { name: 'operations', address: '/operations', roles: ['SUPERVISOR'], load: () => imported('/console/pages/operations.js'), view: () => html`<bc-operations></bc-operations>` },
  { name: 'audit', address: '/audit', roles: ['SUPERVISOR'], load: () => imported('/console/pages/audit.js'), view: () => html`<bc-audit></bc-audit>` },
  { name: 'webhooks', address: '/webhooks', roles: [...PARTIES, ...THIRD, 'SUPERVISOR'], load: () => imported('/console/pages/webhooks.js'), view: () => html`<bc-webhooks></bc-webhooks>` },
  { name: 'erasures', address: '/erasures', roles: ['ERASURE'], erasing: true, load: () => imported('/console/pages/erasures.js'), view: () => html`<bc-erasures></bc-erasures>` },
  { name: 'verify', address: '/verify', roles: ALL, open: true, load: () => imported('/console/pages/verify.js'), view: () => html`<bc-verify></bc-verify>` },
  { name: 'status', address: '/status', roles: [], open: true, hidden: true, ids: true, load: () => imported('/console/pages/status.js'), view: () => html`<bc-status></bc-status>` },
  { name: 'signed-in', address: '/signed-in', roles: [], open: true, hidden: true, load: () => imported('/console/pages/signed-in.js'), view: () => html`<bc-signed-in></bc-signed-in>` },
  { name: 'people', address: '/people', roles: [], open: true, load: now, view: () => html`<bc-people></bc-people>` },
];

async function now() {}

/** @param {Page} page @param {import('./store.js').Me} me */
export function mayOpen(page, me) {
  return page.roles.includes(me.role) || Boolean(page.erasing && me.mayErase);
}

/** @param {import('./store.js').Me | null} me */
export function pagesOf(me) {
  const found = PAGES.filter((page) => (me ? mayOpen(page, me) : page.open && !page.hidden));
  return found.length > 0 ? found : PAGES.filter((page) => page.name === 'queue');
}

/** What whoever is signed in may open next is fetched before it is needed: then it opens where the connection is lost, too. @param {import('./store.js').Me} me */
export async function prepare(me) {
  const next = PAGES.filter((page) => page.name === 'cases' || mayOpen(page, me));
  await Promise.all(next.map((page) => page.load().catch(() => null)));
}
