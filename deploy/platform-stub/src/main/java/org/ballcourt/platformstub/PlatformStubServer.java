package org.ballcourt.platformstub;

import java.util.concurrent.CountDownLatch;

/** The two systems as a process of their own, for trials in which the services run apart: {@code PlatformStubServer PORT}, with the token in {@code PLATFORM_TOKEN}. */
public final class PlatformStubServer {
    private PlatformStubServer() {}

    public static void main(String[] args) throws InterruptedException {
        String token = System.getenv("PLATFORM_TOKEN");
        if (args.length != 1 || token == null || token.isBlank()) {
            System.err.println("usage: PLATFORM_TOKEN=... PlatformStubServer PORT");
            System.exit(64);
        }
        PlatformStub stub = PlatformStub.startForOthers(Integer.parseInt(args[0]), token);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stub.close();
            stopped.countDown();
        }));
        System.out.println("listening on " + stub.url());
        stopped.await();
    }
}
