package org.ballcourt.simulation.play;

import org.ballcourt.notifications.mail.Mail;
import org.ballcourt.notifications.mail.MailServer;
import org.ballcourt.simulation.kernel.Node;
import org.ballcourt.simulation.kernel.Scheduler;
import org.ballcourt.simulation.play.Observed.Handed;

/** The mail server, as one node comes to it. */
final class Mailboxes implements MailServer {
    /** What is wrong with the server; the same for all nodes. */
    static final class Trouble {
        private boolean unsteady;

        void setUnsteady(boolean isUnsteady) {
            unsteady = isUnsteady;
        }
    }

    private final Node node;
    private final Observed observed;
    private final Trouble trouble;

    Mailboxes(Node node, Observed observed, Trouble trouble) {
        this.node = node;
        this.observed = observed;
        this.trouble = trouble;
    }

    @Override
    public Result send(Mail mail) {
        Result result = node.call(() -> answer(mail));
        // The answer may take long, and the sender's claim may be given up meanwhile.
        if (trouble.unsteady && node.scheduler().oneIn(6)) {
            node.sleep(node.scheduler().random().nextLong(15 * Scheduler.SECOND));
        }
        return result;
    }

    private Result answer(Mail mail) {
        int chance = trouble.unsteady ? node.scheduler().random().nextInt(10) : 9;
        Result result = switch (chance) {
            case 0 -> Result.NEVER;
            case 1, 2 -> Result.NOT_NOW;
            case 3, 4 -> Result.UNCERTAIN;
            default -> Result.TAKEN;
        };
        boolean taken = result == Result.TAKEN || chance == 3;
        observed.handed(mail.messageId(), new Handed(mail.to(), taken, result != Result.UNCERTAIN));
        return result;
    }

    @Override
    public String domain() {
        return "example.org";
    }
}
