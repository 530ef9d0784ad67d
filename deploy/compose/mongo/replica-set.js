// Run by mongosh against the first member; safe to run again.
const members = ["mongo-1", "mongo-2", "mongo-3"].map((host, id) => ({ _id: id, host: `${host}:27017` }));
try {
  rs.initiate({ _id: "ballcourt", members });
} catch (problem) {
  if (problem.codeName !== "AlreadyInitialized") throw problem;
}
const giveUp = Date.now() + 60_000;
while (!db.hello().primary) {
  if (Date.now() > giveUp) throw new Error("the replica set chose no primary within a minute");
  sleep(500);
}
print(`primary: ${db.hello().primary}`);
