/** Every page, its address, and who finds it in the list at the side. Those that are not needed at first are fetched later. */
import { html } from './lit.js';

const DESK = ['AGENT', 'SENIOR', 'REVIEWER', 'SUPERVISOR'];
const PARTIES = ['BUYER', 'SELLER'];
const THIRD = ['CARRIER', 'SERVICE_PROVIDER', 'LAB'];
const ALL = [...PARTIES, ...DESK, ...THIRD];

/**
 * @typedef {{name: string, address: string, roles: string[], open?: boolean, hidden?: boolean, load: () => Promise<any>, view: () => any}} Page
 * @type {Page[]}
 */
export const PAGES = [
  { name: 'queue', address: '/queue', roles: ALL, load: now, view: () => html`<bc-queue></bc-queue>` },
  { name: 'cases', address: '/cases', roles: [], load: () => import('../pages/case.js'), view: () => html`<bc-case></bc-case>` },
  { name: 'file', address: '/file', roles: ['BUYER'], load: () => import('../pages/file.js'), view: () => html`<bc-file></bc-file>` },
  { name: 'ask', address: '/ask', roles: PARTIES, load: () => import('../pages/ask.js'), view: () => html`<bc-ask></bc-ask>` },
  { name: 'inbox', address: '/inbox', roles: ALL, load: () => import('../pages/inbox.js'), view: () => html`<bc-inbox></bc-inbox>` },
  { name: 'desk', address: '/desk', roles: DESK, load: () => import('../pages/desk.js'), view: () => html`<bc-desk></bc-desk>` },
  { name: 'groups', address: '/groups', roles: ['SUPERVISOR'], load: () => import('../pages/groups.js'), view: () => html`<bc-groups></bc-groups>` },
  { name: 'policies', address: '/policies', roles: ALL, load: () => import('../pages/policies.js'), view: () => html`<bc-policies></bc-policies>` },
  { name: 'operations', address: '/operations', roles: ['SUPERVISOR'], load: () => import('../pages/operations.js'), view: () => html`<bc-operations></bc-operations>` },
  { name: 'audit', address: '/audit', roles: ['SUPERVISOR'], load: () => import('../pages/audit.js'), view: () => html`<bc-audit></bc-audit>` },
  { name: 'verify', address: '/verify', roles: ALL, open: true, load: () => import('../pages/verify.js'), view: () => html`<bc-verify></bc-verify>` },
  { name: 'status', address: '/status', roles: [], open: true, hidden: true, load: () => import('../pages/status.js'), view: () => html`<bc-status></bc-status>` },
  { name: 'signed-in', address: '/signed-in', roles: [], open: true, hidden: true, load: () => import('../pages/signed-in.js'), view: () => html`<bc-signed-in></bc-signed-in>` },
  { name: 'people', address: '/people', roles: [], open: true, load: now, view: () => html`<bc-people></bc-people>` },
];

async function now() {}

/** @param {string | undefined} role */
export function pagesOf(role) {
  const found = PAGES.filter((page) => (role ? page.roles.includes(role) : page.open && !page.hidden));
  return found.length > 0 ? found : PAGES.filter((page) => page.name === 'queue');
}
