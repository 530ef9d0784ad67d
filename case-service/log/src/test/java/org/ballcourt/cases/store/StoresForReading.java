package org.ballcourt.cases.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.ballcourt.keys.InstallationSecret;

/** Stores of a test that fail whenever somebody wants to write to one of them; the keys of texts are theirs. */
public final class StoresForReading {
    private static final Set<String> WRITES = Set.of(
            "append",
            "fence",
            "markRelayed",
            "take",
            "release",
            "settle",
            "note",
            "stored",
            "takeBack",
            "findOrCreate",
            "destroy");

    private final KeyVault vault = new InMemoryKeyVault();
    private final InstallationSecret ids = InstallationSecret.of(new byte[] {1});
    private final TextEncryption keys = new TextEncryption(vault);

    /** What the test itself seals with, which may write. */
    public TextEncryption keys() {
        return keys;
    }

    /** What ids are made with, here and in no installation. */
    public InstallationSecret ids() {
        return ids;
    }

    public CommandStores of(
            CaseStore cases,
            Reservations lines,
            ContactNotes contacts,
            ExpressRefunds refunds,
            PaymentReferences references,
            OutageReports outages) {
        return new CommandStores(
                reading(CaseStore.class, cases),
                reading(Reservations.class, lines),
                reading(ContactNotes.class, contacts),
                reading(ExpressRefunds.class, refunds),
                reading(PaymentReferences.class, references),
                reading(OutageReports.class, outages),
                reading(KeyVault.class, vault),
                ids);
    }

    private static <T> T reading(Class<T> port, T store) {
        return port.cast(Proxy.newProxyInstance(
                StoresForReading.class.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (WRITES.contains(method.getName())) {
                        throw new AssertionError("a dry run wrote: " + port.getSimpleName() + "." + method.getName());
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
