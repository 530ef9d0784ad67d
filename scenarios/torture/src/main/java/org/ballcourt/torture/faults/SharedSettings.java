package org.ballcourt.torture.faults;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What all services that run apart are told alike, keys of their own included. */
final class SharedSettings {
    private SharedSettings() {}

    /**
     * @param folder for the keys and the originals
     * @param kafka what clients call bootstrap servers
     * @param store a URI for the MongoDB driver
     * @param secret signs tokens
     * @param policies the folder of the rules
     */
    static Map<String, String> of(Path folder, String kafka, String store, String secret, Path policies) {
        OperatorKeys.Signing signing = OperatorKeys.signing(folder.resolve("proof-key.pem"));
        OperatorKeys.Signing files = OperatorKeys.signing(folder.resolve("evidence-key.pem"));
        OperatorKeys.Signing reminders = OperatorKeys.signing(folder.resolve("escalation-key.pem"));
        Map<String, String> settings = new HashMap<>(Map.of(
                "ballcourt.kafka.bootstrap",
                kafka,
                "ballcourt.mongo.uri",
                store,
                "ballcourt.auth.secret",
                secret,
                "ballcourt.proof.key-file",
                signing.file().toString(),
                "ballcourt.events.keys",
                signing.publicLine(),
                "ballcourt.keys.texts",
                OperatorKeys.secret(),
                "ballcourt.keys.originals-file",
                OperatorKeys.secret(folder.resolve("keys/originals")).toString(),
                "ballcourt.policies.dir",
                policies.toString(),
                "ballcourt.policies.market",
                ShortPolicy.MARKET,
                "ballcourt.evidence.directory",
                folder.resolve("evidence").toString()));
        settings.putAll(Map.of(
                "ballcourt.mongo.allow-embedded",
                "true",
                "ballcourt.evidence.signing-key-file",
                files.file().toString(),
                "ballcourt.evidence.keys",
                files.publicLine(),
                "ballcourt.escalation.signing-key-file",
                reminders.file().toString(),
                "ballcourt.escalation.keys",
                reminders.publicLine()));
        return settings;
    }
}
