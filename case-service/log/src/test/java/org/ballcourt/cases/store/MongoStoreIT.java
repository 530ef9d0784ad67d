package org.ballcourt.cases.store;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/** The kits on a real MongoDB replica set, wherever Docker answers and has the image; elsewhere they are counted as skipped. */
@ExtendWith(MongoStoreIT.WhereMongoDbRuns.class)
class MongoStoreIT extends DriverStore {
    private static final String IMAGE = "mongo:8";

    private static MongoDBContainer server;

    /** A condition, and no assumption: what is given up in {@code @BeforeAll} is in no report. */
    static final class WhereMongoDbRuns implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (server != null) {
                return ConditionEvaluationResult.enabled(IMAGE + " runs");
            }
            if (!DockerClientFactory.instance().isDockerAvailable()) {
                return skip("no Docker engine answers");
            }
            MongoDBContainer container = new MongoDBContainer(IMAGE).withReplicaSet();
            try {
                container.start();
            } catch (RuntimeException failed) {
                return skip("Docker cannot run " + IMAGE + ": " + failed.getMessage());
            }
            server = container;
            return ConditionEvaluationResult.enabled(IMAGE + " was started");
        }

        private static ConditionEvaluationResult skip(String why) {
            return ConditionEvaluationResult.disabled("the store kit did NOT run on a real MongoDB, because " + why);
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Override
    String uri() {
        return server.getConnectionString();
    }
}
