package org.ballcourt.cases.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The kits on a real MongoDB replica set, wherever Docker answers and has the image. */
class MongoStoreIT extends DriverStore {
    private static final String IMAGE = "mongo:8";

    private static MongoDBContainer server;

    @BeforeAll
    static void start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            skip("no Docker engine answers");
        }
        try {
            server = new MongoDBContainer(IMAGE).withReplicaSet();
            server.start();
        } catch (RuntimeException failed) {
            server = null;
            skip("Docker cannot run " + IMAGE + ": " + failed.getMessage());
        }
    }

    private static void skip(String why) {
        String loud = "SKIPPED: the store kit did NOT run on a real MongoDB, because " + why;
        System.err.println(loud);
        Assumptions.abort(loud);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    String uri() {
        return server.getConnectionString();
    }
}
