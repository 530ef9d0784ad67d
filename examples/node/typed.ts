// How the types are used; `tsc --noEmit --strict examples/node/typed.ts` checks it.
import type { Command, Events } from './ballcourt';

type Handlers = { [N in keyof Events]?: (caseId: string, event: Events[N]) => void };

const handlers: Handlers = {
    'ruling-issued.v1': (caseId, event) => console.log(caseId, event.ruling.result, event.ruling.amount?.amount),
    'case-closed.v1': (caseId, event) => console.log(caseId, event.outcome),
};

/** @param type `ce_type` of the record without its prefix */
export function handle<N extends keyof Events>(type: N, caseId: string, value: string): void {
    handlers[type]?.(caseId, JSON.parse(value) as Events[N]);
}

export const rejection: Command = {
    commandId: 'c-81',
    caseId: 'BC-0123456789ABCDEF',
    actor: 'SELLER/juicehaus',
    command: 'RejectClaim',
    with: { ground: 'BUYER_MISUSE' },
};

// @ts-expect-error: there is no such ground
export const mistyped: Command = { ...rejection, command: 'RejectClaim', with: { ground: 'BUYER_MISUSED' } };
