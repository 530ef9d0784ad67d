package org.ballcourt.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MongoSettingsTest {
    private static final String URI = "mongodb://127.0.0.1:1/?directConnection=true";

    @Test
    void givesUpAnAnswerThatDoesNotCome() {
        assertThat(readTimeoutMillis(URI)).isEqualTo((int) MongoSettings.LONGEST_ANSWER.toMillis());
        assertThat(readTimeoutMillis(URI + "&socketTimeoutMS=4711")).isEqualTo(4711);
    }

    private static int readTimeoutMillis(String uri) {
        return MongoSettings.durable(uri).getSocketSettings().getReadTimeout(TimeUnit.MILLISECONDS);
    }

    @Test
    @Timeout(60)
    void saysThatItWasGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                MongoClient client = MongoClients.create(MongoSettings.durable("mongodb://127.0.0.1:"
                        + silent.getLocalPort() + "/?directConnection=true&socketTimeoutMS=200&connectTimeoutMS=200"
                        + "&serverSelectionTimeoutMS=1000"))) {
            assertThatThrownBy(() -> client.getDatabase("any").runCommand(new Document("ping", 1)))
                    .isInstanceOf(MongoException.class)
                    .satisfies(failure -> assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.TRANSIENT));
        }
    }
}
