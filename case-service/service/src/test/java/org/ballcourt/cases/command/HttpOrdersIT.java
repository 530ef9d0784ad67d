package org.ballcourt.cases.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.ballcourt.cases.store.Samples;
import org.ballcourt.contracts.Order;
import org.ballcourt.contracts.TracedBy;
import org.ballcourt.contracts.records.TracedGoods;
import org.ballcourt.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against an order system that answers as the test says. */
class HttpOrdersIT {
    private final Order order = Samples.order("O 1/中");
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = Wire.json().writeValueAsString(order);
    private HttpOrders orders;
    private Sending sending;

    /** Writes what the test wants, for as long as it is heard. */
    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            if (sending != null) {
                exchange.sendResponseHeaders(200, 0);
                sending.to(exchange.getResponseBody());
                return;
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        orders = new HttpOrders(new PlatformSystem.Address(
                "http://127.0.0.1:" + server.getAddress().getPort() + "/", ""));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsALineByItsIds() {
        assertThat(orders.find(order.orderId(), order.orderLineId())).contains(order);
        assertThat(asked).containsExactly("GET /orders/O%201%2F%E4%B8%AD/lines/" + order.orderLineId());
    }

    @Test
    void knowsThatThereIsNone() {
        status = 404;

        assertThat(orders.find("O-2", "1")).isEmpty();
    }

    /** It would end the service, and with it all cases of everybody. */
    @Test
    void readsNoAnswerWithoutEnd() {
        AtomicLong sent = new AtomicLong();
        sending = out -> {
            byte[] some = new byte[64 * 1024];
            while (sent.addAndGet(some.length) < 200_000_000) {
                out.write(some);
            }
        };

        assertThatThrownBy(() -> orders.find(order.orderId(), order.orderLineId()))
                .isInstanceOf(OrdersUnavailable.class);
        assertThat(sent.get()).isLessThan(100_000_000);
    }

    /** The head alone is no answer. */
    @Test
    void waitsForNoAnswerThatDrips() {
        CountDownLatch gone = new CountDownLatch(1);
        Semaphore drip = new Semaphore(0);
        sending = out -> {
            try (out) {
                for (int i = 0; i < 300; i++) {
                    out.write(' ');
                    out.flush();
                    drip.tryAcquire(100, TimeUnit.MILLISECONDS);
                }
                out.write(answer.getBytes(StandardCharsets.UTF_8));
            } catch (InterruptedException | IOException e) {
                gone.countDown();
            }
        };

        assertThatThrownBy(() -> orders.find(order.orderId(), order.orderLineId()))
                .isInstanceOf(OrdersUnavailable.class);
        await().atMost(Duration.ofMinutes(1)).until(() -> gone.getCount() == 0);
    }

    @Test
    void asksForNothingByAStepToElsewhere() {
        for (String step : List.of(".", "..")) {
            assertThat(orders.find(step, "1")).isEmpty();
            assertThat(orders.find("O-1", step)).isEmpty();
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void believesNoCaller() {
        assertThat(orders.believesCallers()).isFalse();
    }

    @Test
    void asksHowManyPiecesWereSold() {
        Instant until = Instant.parse("2026-11-02T02:00:00Z");
        answer = "{\"sold\": 1200, \"later\": true}";
        TracedGoods batch = new TracedGoods(TracedBy.BATCH, null, null, "2026/07", "中");
        TracedGoods sku = new TracedGoods(TracedBy.SKU, "shop", "L 2", null, null);

        assertThat(orders.sold(batch, null, until)).hasValue(1200);
        assertThat(orders.sold(sku, until.minusSeconds(60), until)).hasValue(1200);
        assertThat(asked)
                .containsExactly(
                        "GET /sales?batch=2026%2F07&maker=%E4%B8%AD&until=2026-11-02T02%3A00%3A00Z",
                        "GET /sales?seller=shop&sku=L%202&from=2026-11-02T01%3A59%3A00Z&until=2026-11-02T02%3A00%3A00Z");

        status = 404;
        assertThat(orders.sold(batch, null, until)).isEmpty();
        status = 200;
        for (String strange : List.of("", "[]", "{}", "{\"sold\": \"12\"}", "{\"sold\": -1}", "{\"sold\": 1.5}")) {
            answer = strange;
            assertThatThrownBy(() -> orders.sold(batch, null, until))
                    .as(strange)
                    .isInstanceOf(OrdersUnavailable.class);
        }
    }

    /** Whoever reads the log need not know who bought what. */
    @Test
    void namesWhatIsMissingOfAnOrderAndNothingOfIt() {
        String whole = answer;
        answer = whole.replace("\"buyer\":\"lin\",", "").replace("\"quantity\":1", "\"quantity\":0");
        assertThatThrownBy(() -> orders.find(order.orderId(), order.orderLineId()))
                .hasStackTraceContaining("was answered without buyer, quantity")
                .satisfies(failed -> assertThat(told(failed)).doesNotContain("榨汁机", "juicers"));

        answer = whole.replace("\"HOME_APPLIANCE\"", "\"榨汁机\"");
        assertThatThrownBy(() -> orders.find(order.orderId(), order.orderLineId()))
                .hasStackTraceContaining("with what is no order, see goodsClass")
                .satisfies(failed -> assertThat(told(failed)).doesNotContain("榨汁机", "juicers"));
    }

    private static String told(Throwable failed) {
        StringWriter told = new StringWriter();
        failed.printStackTrace(new PrintWriter(told));
        return told.toString();
    }

    @Test
    void saysThatTheOrderSystemFailsWhereItDoes() {
        status = 500;
        assertThatThrownBy(() -> orders.find(order.orderId(), order.orderLineId()))
                .isInstanceOf(OrdersUnavailable.class);

        status = 200;
        for (String strange : List.of("", "[]", "{\"orderId\": \"O\"}", answer.replace("中", "国"))) {
            answer = strange;
            assertThatThrownBy(() -> orders.find(order.orderId(), order.orderLineId()))
                    .as(strange)
                    .isInstanceOf(OrdersUnavailable.class);
        }

        server.stop(0);
        assertThatThrownBy(() -> orders.find(order.orderId(), order.orderLineId()))
                .isInstanceOf(OrdersUnavailable.class);
    }
}
