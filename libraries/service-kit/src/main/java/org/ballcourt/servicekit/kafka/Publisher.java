package org.ballcourt.servicekit.kafka;

/** Who publishes, beside the case core, what another service acts upon. */
public enum Publisher {
    /** Of originals that it keeps. */
    EVIDENCE("ballcourt.evidence"),
    /** Of reminders and alarms. */
    ESCALATION("ballcourt.escalation");

    private final String prefix;

    Publisher(String prefix) {
        this.prefix = prefix;
    }

    /** The setting with its secret key; that of a file with it ends in {@code -file}. */
    public String signingKey() {
        return prefix + ".signing-key";
    }

    /** The setting with its public keys, for whoever reads from it. */
    public String keys() {
        return prefix + ".keys";
    }
}
