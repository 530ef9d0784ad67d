// Sends one command and waits for its reply, which it prints.
//
//     npm install kafkajs
//     node command.mjs 127.0.0.1:9092 '{"commandId": "c-81", "caseId": "...", "actor": "SELLER/juicehaus", "command": "AcceptClaim", "with": {}}'
//
// Sent again with the same commandId it gets the first answer again. Ends with 0 for ACCEPTED, 1 for REJECTED, 2 where no reply came.
import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';

const REPLIES = 'ballcourt.case.replies.v1';
const [, , bootstrap, text] = process.argv;
const command = { commandId: randomUUID(), ...JSON.parse(text) };
const kafka = new kafkajs.Kafka({ brokers: [bootstrap], logLevel: kafkajs.logLevel.NOTHING });

/** A broker that has just started may not know yet who leads which partition. */
const endsOf = async (topic, giveUp) => {
    for (;;) {
        try {
            return await admin.fetchTopicOffsets(topic);
        } catch (notYet) {
            if (Date.now() > giveUp) {
                throw notYet;
            }
            await new Promise((later) => setTimeout(later, 200));
        }
    }
};

const admin = kafka.admin();
await admin.connect();
const ends = await endsOf(REPLIES, Date.now() + 30_000);
await admin.disconnect();

const consumer = kafka.consumer({ groupId: `command-${randomUUID()}` });
await consumer.connect();
await consumer.subscribe({ topic: REPLIES });
const giveUp = setTimeout(() => {
    console.error(`no reply within a minute; send it again with the commandId ${command.commandId}`);
    process.exit(2);
}, 60_000);
const reply = new Promise((told) => {
    consumer.run({
        autoCommit: false,
        eachMessage: async ({ message }) => {
            const heard = JSON.parse(message.value.toString());
            if (heard.commandId === command.commandId && heard.actor === command.actor) {
                told(heard);
            }
        },
    });
});
// From here on, so that no reply that comes after the command is missed.
ends.forEach(({ partition, high }) => consumer.seek({ topic: REPLIES, partition, offset: high }));

// Who acts proves it by a token, as over HTTP; in the test mode none is needed.
const token = process.env.BALLCOURT_TOKEN;
const headers = token ? { authorization: `Bearer ${token}` } : {};

const producer = kafka.producer({ idempotent: true });
await producer.connect();
await producer.send({
    topic: 'ballcourt.case.commands.v1',
    acks: -1,
    messages: [{ key: command.caseId ?? command.commandId, value: JSON.stringify(command), headers }],
});
const answer = await reply;
clearTimeout(giveUp);
console.log(JSON.stringify(answer));
await consumer.disconnect();
process.exit(answer.status === 'ACCEPTED' ? 0 : 1);
