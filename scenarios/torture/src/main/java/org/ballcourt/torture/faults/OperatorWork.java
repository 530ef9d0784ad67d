package org.ballcourt.torture.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.ballcourt.torture.faults.PlannedFault.Kind;

/**
 * What operators do to services that run apart, while these are used.
 *
 * @param stages all processes, in the order in which they are started
 * @param further one more instance of each service, none of which runs
 * @param newest how the newest version of each of these and of the others is started, in the order in which they are upgraded
 */
record OperatorWork(
        Brokers brokers,
        List<List<Server>> stages,
        List<Server> further,
        Map<Server, List<String>> newest,
        FaultTally tally) {

    /** The same address, another disk; nothing is done to anybody else before it has everything again. */
    void replace(Server broker) throws InterruptedException {
        tally.suffered(Kind.BROKER_REPLACED);
        broker.kill();
        brokers.loseDisk(broker);
        start(List.of(broker));
        brokers.awaitInSync(broker);
    }

    void scale(Duration time) throws InterruptedException {
        tally.suffered(Kind.SCALE);
        start(further);
        Thread.sleep(time);
        for (Server server : further) {
            server.end();
        }
    }

    void upgrade() throws InterruptedException {
        tally.suffered(Kind.UPGRADE);
        for (Map.Entry<Server, List<String>> each : newest.entrySet()) {
            Server server = each.getKey();
            boolean runs = server.isAlive();
            if (runs) {
                server.end();
            }
            server.become(each.getValue());
            if (runs) {
                start(List.of(server));
            }
        }
    }

    /** The store and the originals are where they were, as copies of them would be. */
    void moveToASecondSite() throws InterruptedException {
        tally.suffered(Kind.SECOND_SITE);
        for (Server server : stages.stream().flatMap(List::stream).toList()) {
            server.kill();
        }
        brokers.all().forEach(brokers::loseDisk);
        for (List<Server> stage : stages) {
            start(stage);
        }
    }

    private void start(List<Server> servers) throws InterruptedException {
        long begun = System.nanoTime();
        Server.start(servers);
        tally.recovered(Duration.ofNanos(System.nanoTime() - begun));
    }
}
