// Follows the events of all cases and keeps what it has understood of each in a JSON file.
//
//     npm install kafkajs
//     node follow.mjs 127.0.0.1:9092 [--file cases.json] [--keys KEY,...] [--group NAME] [--until-quiet SECONDS]
//
// Each event takes effect once and in order: the number and the hash of the last one are saved together with the effect, in one step, and only then is
// the Kafka offset committed. It prints one line of JSON for each event that it applied. A gap or a contradiction stops that case and no other;
// `GET /internal/cases/{caseId}/events` fills gaps (see docs/integrators.md). With --keys, the line of base64 in the
// publicKey of GET /api/proof/key, a record that no such key signed is passed over.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import kafkajs from 'kafkajs';

const TYPE = 'org.ballcourt.case.';

const netstrings = (...parts) => {
    const hash = createHash('sha256');
    for (const part of parts) {
        const bytes = Buffer.from(part);
        hash.update(`${bytes.length}:`).update(bytes).update(',');
    }
    return hash.digest('hex');
};

/** 2026-11-02T02:00:00.123456Z -> 2026-11-02T02:00:00.123Z, as the chain has it: without what is zero. */
const toMillis = (instant) => {
    const [whole, fraction = ''] = instant.replace(/Z$/, '').split('.');
    const millis = fraction.slice(0, 3).padEnd(3, '0');
    return `${whole}${millis === '000' ? '' : `.${millis}`}Z`;
};

/** What `ce_hash` has to be; null where the value is older than the proofs, whose form this example leaves out. */
const hashOf = (head, value) => {
    const proof = JSON.parse(value.toString())['~proof'];
    if (proof === undefined) {
        return null;
    }
    const body = netstrings(head.type, toMillis(head.time), head.actor, head.commandid, value);
    return netstrings('v2', head.prevhash, head.subject, head.seq, body, proof.split('.')[1]);
};

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** The root of RFC 9162 to which a leaf and its path lead; null where the path has a wrong length. */
const rootOf = (leaf, index, size, path) => {
    let [hash, place, last] = [leaf, index, size - 1];
    for (const sibling of path) {
        if (last === 0) {
            return null;
        }
        if (place % 2 === 1 || place === last) {
            hash = sha256(Buffer.from([1]), sibling, hash);
            for (; place % 2 === 0 && place !== 0; place >>= 1) {
                last >>= 1;
            }
        } else {
            hash = sha256(Buffer.from([1]), hash, sibling);
        }
        place >>= 1;
        last >>= 1;
    }
    return last === 0 && index < size ? hash : null;
};

const strings = (...parts) => Buffer.from(parts.map((part) => `${Buffer.byteLength(part)}:${part},`).join(''));

/** Says whether one of the given keys signed an event, and remembers what held: a signature covers many. */
const signaturesOf = (lines) => {
    const keys = new Map();
    for (const line of lines) {
        const der = Buffer.from(line, 'base64');
        keys.set(sha256(der).toString('hex').slice(0, 16), createPublicKey({ key: der, format: 'der', type: 'spki' }));
    }
    const held = new Set();
    return (head, value) => {
        const [key, index, size, signature, path = ''] = (head.signature ?? '').split(':');
        if (!keys.has(key) || ![null, head.hash].includes(hashOf(head, value))) {
            return false;
        }
        const hashes = (path.match(/.{64}/g) ?? []).map((hash) => Buffer.from(hash, 'hex'));
        const root = rootOf(sha256(Buffer.from([0]), Buffer.from(head.hash, 'hex')), Number(index), Number(size), hashes);
        if (root === null) {
            return false;
        }
        const message = strings('ballcourt events v1', key, size, root.toString('hex'));
        const known = `${message}${signature}`;
        if (!held.has(known)) {
            if (!verify(null, message, keys.get(key), Buffer.from(signature, 'hex'))) {
                return false;
            }
            held.add(known);
        }
        return true;
    };
};

const headOf = (message) => {
    const head = {};
    for (const [name, value] of Object.entries(message.headers ?? {})) {
        if (name.startsWith('ce_')) {
            head[name.slice(3).toLowerCase()] = value.toString();
        }
    }
    return { ...head, type: head.type.slice(TYPE.length) };
};

/** Whether the event took effect. */
const apply = (cases, head, value) => {
    const seq = Number(head.seq);
    const known = cases[head.subject] ?? { seq: 0, hash: '0'.repeat(64) };
    if (known.stopped || seq < known.seq || (seq === known.seq && head.hash === known.hash)) {
        return false;
    }
    let wrong = null;
    if (seq === known.seq) {
        wrong = 'two events have one number';
    } else if (seq > known.seq + 1) {
        wrong = `events ${known.seq + 1} to ${seq - 1} are missing`;
    } else if (head.prevhash !== known.hash || ![null, head.hash].includes(hashOf(head, value))) {
        wrong = 'the hash chain is broken';
    }
    if (wrong) {
        console.error(`case ${head.subject} is stopped: ${wrong}`);
        cases[head.subject] = { ...known, stopped: wrong };
        return false;
    }
    // The effect of this example is the name of the last event; yours is saved in the same step.
    cases[head.subject] = { seq, hash: head.hash, last: head.type };
    return true;
};

const { positionals, values: said } = parseArgs({
    allowPositionals: true,
    options: {
        file: { type: 'string', default: 'cases.json' },
        keys: { type: 'string' },
        group: { type: 'string', default: 'node-example' },
        'until-quiet': { type: 'string' },
    },
});
const cases = existsSync(said.file) ? JSON.parse(readFileSync(said.file, 'utf8')) : {};
const signed = said.keys ? signaturesOf(said.keys.split(',')) : () => true;
const save = () => {
    writeFileSync(`${said.file}.new`, JSON.stringify(cases));
    renameSync(`${said.file}.new`, said.file);
};

const kafka = new kafkajs.Kafka({ brokers: [positionals[0]], logLevel: kafkajs.logLevel.ERROR });
const consumer = kafka.consumer({ groupId: said.group });
await consumer.connect();
await consumer.subscribe({ topic: 'ballcourt.case.events.v1', fromBeginning: true });
let heard = Date.now();
await consumer.run({
    autoCommit: false,
    eachBatch: async ({ batch, resolveOffset, commitOffsetsIfNecessary, heartbeat }) => {
        heard = Date.now();
        const applied = [];
        for (const message of batch.messages) {
            const head = headOf(message);
            if (!signed(head, message.value)) {
                console.error(`record at ${message.offset} is nobody's: ${JSON.stringify(head)}`);
            } else if (apply(cases, head, message.value)) {
                applied.push({ case: head.subject, seq: Number(head.seq), event: head.type });
            }
            resolveOffset(message.offset);
        }
        save();
        applied.forEach((line) => console.log(JSON.stringify(line)));
        await consumer.commitOffsets([
            { topic: batch.topic, partition: batch.partition, offset: (BigInt(batch.lastOffset()) + 1n).toString() },
        ]);
        await commitOffsetsIfNecessary();
        await heartbeat();
    },
});
const end = async () => {
    await consumer.disconnect();
    process.exit(0);
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
if (said['until-quiet']) {
    const quiet = Number(said['until-quiet']) * 1000;
    setInterval(() => Date.now() - heard > quiet && end(), 200);
}
